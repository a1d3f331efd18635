-- What triage made of a value: applied it, applied it and drew it for an audit, suggested it, or did
-- not know. Null where a person decided; null under triage's word means suggested, as all were before.
create type certainty as enum ('applied', 'audit', 'suggested', 'unsure');
alter table ticket
  add column category_certainty certainty,
  add column priority_certainty certainty,
  add constraint ticket_category_certainty check (category_by = 'triage' or category_certainty is null),
  add constraint ticket_priority_certainty check (priority_by = 'triage' or priority_certainty is null);

-- Whether a value waits for a person's word.
create function awaits_person(decider, certainty) returns boolean
  language sql immutable parallel safe
  return $1 = 'triage' and $2 is distinct from 'applied';

-- The triage screen starts with what is urgent, and among equals with what triage does not know.
create function triage_rank(priority, certainty, certainty) returns smallint
  language sql immutable parallel safe
  return (case $1 when 'critical' then 6 when 'high' then 4 when 'medium' then 2 else 0 end
    + case when $2 = 'unsure' or $3 = 'unsure' then 1 else 0 end)::smallint;

drop index ticket_to_triage;
create index ticket_to_triage on ticket (created_at desc, id desc)
  where (awaits_person(category_by, category_certainty) or awaits_person(priority_by, priority_certainty))
    and status in ('open', 'in_progress');
create index ticket_triage_queue on ticket (
  triage_rank(priority, category_certainty, priority_certainty) desc, created_at desc, id desc)
  where (awaits_person(category_by, category_certainty) or awaits_person(priority_by, priority_certainty))
    and status in ('open', 'in_progress');

-- An answer's confidence after calibration, as people saw it; null while it could not be calibrated.
alter table suggestion
  add column category_calibrated real constraint suggestion_category_calibrated check (category_calibrated between 0 and 1),
  add column priority_calibrated real constraint suggestion_priority_calibrated check (priority_calibrated between 0 and 1),
  -- An answer of a provider that runs beside the first one and is only scored.
  add column is_shadow boolean not null default false,
  -- Why triage holds back, where it does: "unsure" or "unknown_language".
  add column abstains text constraint suggestion_abstains check (abstains in ('unsure', 'unknown_language'));
-- Suggestions are stored in the order of time, so a block range index finds a span for almost nothing.
create index suggestion_span on suggestion using brin (created_at);

-- Deleting a ticket takes its history, its suggestions and its label with it.
alter table suggestion
  drop constraint suggestion_ticket_id_fkey,
  add constraint suggestion_ticket_id_fkey foreign key (ticket_id) references ticket on delete cascade;
alter table ticket_event
  drop constraint ticket_event_ticket_id_fkey,
  add constraint ticket_event_ticket_id_fkey foreign key (ticket_id) references ticket on delete cascade,
  drop constraint ticket_event_suggestion_id_fkey,
  add constraint ticket_event_suggestion_id_fkey foreign key (suggestion_id) references suggestion on delete set null;
create index ticket_event_suggestion on ticket_event (suggestion_id) where suggestion_id is not null;

-- What people said about a ticket's values: the truth that triage learns from and is measured by.
-- What triage filled and nobody looked at is not here.
create type label_kind as enum ('accepted', 'overridden', 'chosen');
create table label (
  ticket_id bigint primary key references ticket on delete cascade,
  -- Texts that differ only in case, digits, order and punctuation share a key and count once.
  text_key bytea not null,
  -- Who wrote in and who works the desk are recorded apart; the desk's word is the label.
  requester_category category,
  requester_priority priority,
  desk_category category,
  desk_priority priority,
  category category generated always as (coalesce(desk_category, requester_category)) stored,
  priority priority generated always as (coalesce(desk_priority, requester_priority)) stored,
  -- Against the suggestion that stood when the person decided; "chosen" where none did.
  category_kind label_kind,
  priority_kind label_kind,
  -- Decided on a ticket that was drawn at random from what triage had applied.
  category_audited boolean not null default false,
  priority_audited boolean not null default false,
  suggestion_id bigint references suggestion on delete set null,
  -- Servers learn in commit order, as live updates are read.
  xid xid8 not null default pg_current_xact_id(),
  decided_at timestamptz(3) not null default now(),
  constraint label_category_kind check ((category_kind is null) = (coalesce(desk_category, requester_category) is null)),
  constraint label_priority_kind check ((priority_kind is null) = (coalesce(desk_priority, requester_priority) is null)),
  constraint label_not_empty check (num_nonnulls(category_kind, priority_kind) > 0)
);
create index label_feed on label (xid, ticket_id);
create index label_of_text on label (text_key, decided_at desc, ticket_id desc);
create index label_newest on label (decided_at desc, ticket_id desc);
create index label_suggestion on label (suggestion_id) where suggestion_id is not null;

-- What the built-in classifier learned from this desk's labels, on top of its starter model.
create table triage_model (
  id bigint generated always as identity primary key,
  starter text not null,
  labels integer not null,
  -- Labels of this transaction and later ones are learned one by one on top.
  learned_before xid8 not null,
  weights bytea not null,
  -- How it and the model before it predicted the newest labels before learning from them.
  report jsonb not null,
  created_at timestamptz(3) not null default now()
);

-- Which model answers: the newest row. A null model is the starter model alone.
create table triage_activation (
  id bigint generated always as identity primary key,
  model_id bigint references triage_model,
  actor decider not null,
  -- After a rollback, labels from before it are not learned again one by one.
  learns_from xid8 not null,
  at timestamptz(3) not null default now()
);

-- Confidence as a provider states it, mapped to how often it was right on this desk (Platt scaling).
create table calibration (
  provider text not null,
  model text not null,
  prompt_version text not null,
  field text not null constraint calibration_field check (field in ('category', 'priority')),
  slope real not null,
  intercept real not null,
  labels integer not null,
  error real not null,
  fitted_at timestamptz(3) not null default now(),
  primary key (provider, model, prompt_version, field)
);

-- From which confidence on triage applies a value, and from which it suggests one. An empty value is
-- the field's default; null in apply_from means that nothing is applied.
create table threshold (
  field text not null constraint threshold_field check (field in ('category', 'priority')),
  value text not null default '',
  apply_from real constraint threshold_apply check (apply_from between 0 and 1),
  suggest_from real not null constraint threshold_suggest check (suggest_from between 0 and 1),
  changed_at timestamptz(3) not null default now(),
  primary key (field, value),
  constraint threshold_value check (value = '' or (field = 'category' and value in ('billing', 'technical', 'account', 'general'))),
  constraint threshold_order check (apply_from is null or apply_from >= suggest_from)
);
insert into threshold (field, apply_from, suggest_from) values ('category', 0.95, 0.4), ('priority', null, 0.4);

-- One row: what the lead set for triage.
create table triage_setting (
  is_only boolean primary key default true constraint triage_setting_one_row check (is_only),
  -- The share of applied values that is put before a person all the same.
  audit_share real not null default 0.05 constraint triage_setting_audit_share check (audit_share between 0 and 1)
);
insert into triage_setting default values;

-- That labels went, so that what they taught is unlearned: a ticket was deleted, or a word taken back.
create table label_removal (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  labels integer not null,
  at timestamptz(3) not null default now()
);
create index label_removal_xid on label_removal (xid);

create function note_label_removal() returns trigger language plpgsql as $$
begin
  insert into label_removal (labels) select count(*) from removed having count(*) > 0;
  return null;
end $$;
create trigger label_removed after delete on label
  referencing old table as removed for each statement execute function note_label_removal();
