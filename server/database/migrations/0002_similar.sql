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
