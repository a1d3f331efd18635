drop index concurrently if exists ticket_waiting;
create index concurrently ticket_waiting on ticket (created_at desc, id desc)
  where is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty);
drop index concurrently if exists ticket_waiting_queue;
create index concurrently ticket_waiting_queue on ticket (
  triage_rank(id, priority, category_certainty, priority_certainty) desc, created_at desc, id desc)
  where is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty);
drop index concurrently if exists ticket_to_triage;
drop index concurrently if exists ticket_triage_queue;
-- Drawn tickets that are resolved or closed wait again.
select rebuild_ticket_counts();
