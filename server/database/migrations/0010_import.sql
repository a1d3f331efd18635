-- Which rows of a file are dealt with, written in the transaction that brings them in: an import that
-- was killed goes on there. As a multirange, because several batches are under way at once.
create table ticket_import (
  name text primary key constraint ticket_import_name check (name ~ '^[A-Za-z0-9_.-]{1,100}$'),
  rows int8multirange not null default '{}',
  started_at timestamptz(3) not null default now()
);
