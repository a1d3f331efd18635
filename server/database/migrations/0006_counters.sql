-- Counters that equal a full count at every moment. Each statement that writes tickets appends what it
-- changed, in the writer's transaction; the appended rows are folded into the counters from time to
-- time. Who reads adds both up in one statement. No row is updated by every writer, so none waits
-- (decision 0011).

-- Whether the view "To triage" holds a ticket: unfinished, and a value of triage waits for a person.
create function is_to_triage(status, decider, certainty, decider, certainty) returns boolean
  language sql immutable parallel safe
  return (awaits_person($2, $3) or awaits_person($4, $5)) and $1 in ('open', 'in_progress');

create table ticket_count (
  category category not null,
  priority priority not null,
  status status not null,
  to_triage boolean not null,
  tickets integer not null,
  primary key (category, priority, status, to_triage)
);

-- Tickets created on each day, in UTC.
create table ticket_day (
  day date primary key,
  tickets integer not null
);

create table ticket_count_change (
  day date not null,
  category category not null,
  priority priority not null,
  status status not null,
  to_triage boolean not null,
  tickets integer not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000);

-- Folds what was appended into the counters; tells how many rows it folded. Only one does it at a time,
-- and nobody waits for it.
create function fold_ticket_counts() returns integer
  language plpgsql security definer set search_path from current as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(4612028) then
    return 0;
  end if;
  with taken as (
    delete from ticket_count_change
    returning day, category, priority, status, to_triage, tickets),
  by_value as (
    insert into ticket_count as total (category, priority, status, to_triage, tickets)
    select category, priority, status, to_triage, sum(tickets) from taken
    group by 1, 2, 3, 4 having sum(tickets) <> 0
    on conflict (category, priority, status, to_triage)
      do update set tickets = total.tickets + excluded.tickets),
  by_day as (
    insert into ticket_day as total (day, tickets)
    select day, sum(tickets) from taken group by 1 having sum(tickets) <> 0
    on conflict (day) do update set tickets = total.tickets + excluded.tickets)
  select count(*) into folded from taken;
  return folded;
end $$;

-- One trigger function for all three, because transition tables are named by the trigger.
create function count_tickets() returns trigger
  language plpgsql security definer set search_path from current as $$
declare
  appended integer;
begin
  if tg_op = 'INSERT' then
    insert into ticket_count_change
    select (created_at at time zone 'utc')::date, category, priority, status,
      is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty),
      count(*)
    from written group by 1, 2, 3, 4, 5;
  elsif tg_op = 'DELETE' then
    insert into ticket_count_change
    select (created_at at time zone 'utc')::date, category, priority, status,
      is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty),
      -count(*)
    from replaced group by 1, 2, 3, 4, 5;
  else
    insert into ticket_count_change
    select (created_at at time zone 'utc')::date, category, priority, status,
      is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty),
      sum(tickets)
    from (
      select created_at, category, priority, status, category_by, category_certainty, priority_by,
        priority_certainty, 1 as tickets from written
      union all
      select created_at, category, priority, status, category_by, category_certainty, priority_by,
        priority_certainty, -1 from replaced) both_sides
    group by 1, 2, 3, 4, 5 having sum(tickets) <> 0;
  end if;
  get diagnostics appended = row_count;
  -- About once in 200 rows keeps short what waits. In a stricter isolation, folding could fail the writer.
  if random() < appended / 200.0 and current_setting('transaction_isolation') = 'read committed' then
    perform fold_ticket_counts();
  end if;
  return null;
end $$;

create function forget_ticket_counts() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  truncate ticket_count, ticket_day, ticket_count_change;
  return null;
end $$;

create trigger ticket_counted_insert after insert on ticket
  referencing new table as written for each statement execute function count_tickets();
create trigger ticket_counted_update after update on ticket
  referencing old table as replaced new table as written for each statement execute function count_tickets();
create trigger ticket_counted_delete after delete on ticket
  referencing old table as replaced for each statement execute function count_tickets();
create trigger ticket_counted_truncate after truncate on ticket
  for each statement execute function forget_ticket_counts();

-- The counters as of now, to be summed: what is folded, and what waits. Materialized, because many
-- writes leave the planner with an estimate of many waiting rows, for which it would start parallel
-- workers. That takes longer than reading the few there are.
create view ticket_counted as
  with waiting as materialized (
    select category, priority, status, to_triage, tickets from ticket_count_change)
  select category, priority, status, to_triage, tickets from ticket_count
  union all
  select category, priority, status, to_triage, tickets from waiting;
create view ticket_day_counted as
  with waiting as materialized (select day, tickets from ticket_count_change)
  select day, tickets from ticket_day
  union all
  select day, tickets from waiting;

-- The day of the first ticket, or null on an empty desk. Walks from the first day on and stops at one
-- that has tickets.
create function first_ticket_day() returns date
  language sql stable parallel safe
  return (
    with waiting as materialized (select day, sum(tickets) as tickets from ticket_count_change group by day)
    select least(
      (select day from ticket_day folded
        where folded.tickets + coalesce((select tickets from waiting where waiting.day = folded.day), 0) > 0
        order by day limit 1),
      (select min(day) from waiting
        where waiting.tickets > 0 and not exists (select from ticket_day folded where folded.day = waiting.day))));

-- Where the counters differ from a full count, and by how much they are too low. One statement, one
-- snapshot, so writers need not stop.
create view ticket_count_difference as
  select 'values' as what, category, priority, status, to_triage, null::date as day, sum(tickets)::integer as missing
  from (
    select category, priority, status,
      is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty) as to_triage, count(*) as tickets
    from ticket group by 1, 2, 3, 4
    union all
    select category, priority, status, to_triage, -tickets from ticket_counted) compared
  group by 2, 3, 4, 5 having sum(tickets) <> 0
  union all
  select 'day', null, null, null, null, day, sum(tickets)::integer
  from (
    select (created_at at time zone 'utc')::date as day, count(*) as tickets from ticket group by 1
    union all
    select day, -tickets from ticket_day_counted) compared
  group by day having sum(tickets) <> 0;

-- Mends the counters from a full count; tells how many of them were wrong. Writers go on meanwhile:
-- the differences of one snapshot are added, whatever is written since.
create function rebuild_ticket_counts() returns integer
  language plpgsql security definer set search_path from current as $$
declare
  mended integer;
begin
  -- Not while another folds: what both saw waiting would be counted twice.
  perform pg_advisory_xact_lock(4612028);
  with wrong as materialized (select * from ticket_count_difference),
  by_value as (
    insert into ticket_count as total (category, priority, status, to_triage, tickets)
    select category, priority, status, to_triage, missing from wrong where what = 'values'
    on conflict (category, priority, status, to_triage)
      do update set tickets = total.tickets + excluded.tickets),
  by_day as (
    insert into ticket_day as total (day, tickets) select day, missing from wrong where what = 'day'
    on conflict (day) do update set tickets = total.tickets + excluded.tickets)
  select count(*) into mended from wrong;
  return mended;
end $$;
