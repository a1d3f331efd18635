-- Tickets drawn at random from those on which the requester chose a category or priority. The desk says
-- of each what it would have chosen; only so is it known how often both choose alike, since a choice
-- that nobody corrects may simply not have been looked at.
create table agreement_sample (
  ticket_id bigint primary key references ticket on delete cascade,
  is_waiting boolean not null default true
);
create index agreement_sample_waiting on agreement_sample (ticket_id desc) where is_waiting;
