-- Filer: what offices send is compressed already (PDF, Word, images), or small. PostgreSQL would try to compress each piece
-- once more, which takes longer than all the rest of storing it.
alter table file_chunk alter column bytes set storage external;
