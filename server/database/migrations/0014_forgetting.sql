-- A version that predicted worse keeps its figures and no weights: it cannot be activated.
alter table triage_model
  alter column weights drop not null,
  -- The newest ticket that it learned from; null where that was not written down.
  add column last_ticket bigint;

-- Versions that may know this ticket or a later one must go.
alter table label_removal add column first_ticket bigint not null default 0;

-- Tickets whose label was taken back whole. An older version may have learned it, so that deleting the
-- ticket is something to forget, although no label goes with it.
create table label_withdrawn (
  ticket_id bigint primary key references ticket on delete cascade
);

-- A word taken back is no lesson from the next training on; only a deleted ticket must be forgotten.
create or replace function note_label_removal() returns trigger language plpgsql as $$
begin
  insert into label_withdrawn (ticket_id)
    select ticket.id from removed join ticket on ticket.id = removed.ticket_id
    on conflict do nothing;
  insert into label_removal (labels, first_ticket)
    select count(*), min(removed.ticket_id) from removed
    where not exists (select from ticket where ticket.id = removed.ticket_id)
    having count(*) > 0;
  return null;
end $$;

create function note_withdrawn_removal() returns trigger language plpgsql as $$
begin
  insert into label_removal (labels, first_ticket)
    select count(*), min(ticket_id) from removed having count(*) > 0;
  return null;
end $$;
create trigger label_withdrawn_removed after delete on label_withdrawn
  referencing old table as removed for each statement execute function note_withdrawn_removal();
