-- Whether the view "To triage" holds a ticket: a value of triage waits for a person while the work is
-- unfinished, and whatever its status where it was drawn for an audit. A drawn ticket that left unseen
-- once resolved would leave a sample of what is slow.
create or replace function is_to_triage(status, decider, certainty, decider, certainty) returns boolean
  language sql immutable parallel safe
  return $3 is not distinct from 'audit' or $5 is not distinct from 'audit'
    or ((awaits_person($2, $3) or awaits_person($4, $5)) and $1 in ('open', 'in_progress'));

-- Where a ticket stands in the queue of triage: the urgent first, among equals what triage does not
-- know. A drawn one stands among the urgent whatever its priority, spread by its id, so that what people
-- get to is a fair sample; nothing urgent stands lower for being drawn.
create function triage_rank(bigint, priority, certainty, certainty) returns smallint
  language sql immutable parallel safe
  return greatest(
    triage_rank($2, $3, $4),
    case when $3 = 'audit' or $4 = 'audit' then 4 + $1 % 4 else 0 end)::smallint;
