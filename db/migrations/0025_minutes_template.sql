-- Mall för protokoll i Word: the office's own document that a body's minutes are laid on.
create table minutes_template (
  association_id integer not null,
  body_id uuid not null,
  sha256 bytea not null,
  filename text not null,
  chosen_at timestamptz not null,
  primary key (association_id, body_id),
  foreign key (association_id, body_id) references body (association_id, id),
  foreign key (association_id, sha256) references file (association_id, sha256)
);
comment on table minutes_template is 'Mall för protokoll i Word: the document whose paper, heads, feet and styles minutes and extracts of the body take as Word files. The log tells which it was before.';
call make_tenant('minutes_template', 'select, insert, update, delete');
