-- Flödena: whether an act has been corrected or replaced is asked of each that is told. Few acts take another's place.
create index act_superseding on act (association_id, supersedes_id) where supersedes_id is not null;
