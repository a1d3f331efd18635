-- The stems of a ticket's beginning, for finding similar ones; server/similar/rules.ts reads the same.
-- Signs that would make PostgreSQL read an address, a path or a number as one word become blanks, and
-- a run of letters ends after six, so that "refunds" meets "refunded". Any sign that is no ASCII blank,
-- digit or punctuation passes as a letter: a database in the C locale knows no others.
-- Clipped, because a text of a megabyte would not fit a tsvector and its ticket would be refused.
create function ticket_stems(title text, description text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple'::regconfig, regexp_replace(
    regexp_replace(title || ' ' || left(description, 2000), '[-./\\@<>&+:~_\u00a0-\u00bf\u2010-\u205e\u3000-\u303f\uff00-\uff0f]+', ' ', 'g'),
    '([^[:space:][:digit:][:punct:]]{6})[^[:space:][:digit:][:punct:]]+', '\1', 'g'));

-- The day lets a text of common words be compared with the newest tickets alone. The short waiting
-- list is read through by every search, as in ticket_search.
create index ticket_similar on ticket using gin (
  ((created_at at time zone 'utc')::date),
  ticket_stems(title, description))
  with (gin_pending_list_limit = 256);

-- A person said that both tell the same.
alter table ticket
  add column duplicate_of bigint references ticket on delete set null,
  add constraint ticket_no_duplicate_of_itself check (duplicate_of <> id);
create index ticket_duplicates on ticket (duplicate_of, id) where duplicate_of is not null;

-- Duplicates point at one original and never at each other: no chains, so no circles either. The lock
-- makes whoever marks the original at the same time wait.
create function refuse_chain_of_duplicates() returns trigger language plpgsql as $$
begin
  if exists (select from ticket where duplicate_of = new.id)
    or (select duplicate_of is not null from ticket where id = new.duplicate_of for share)
  then
    raise exception 'ticket % and its original % would make a chain of duplicates', new.id, new.duplicate_of
      using errcode = 'check_violation', constraint = 'ticket_no_chain_of_duplicates';
  end if;
  return new;
end $$;
create trigger ticket_no_chain_of_duplicates before insert or update of duplicate_of on ticket
  for each row when (new.duplicate_of is not null) execute function refuse_chain_of_duplicates();
