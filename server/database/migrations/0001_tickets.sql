-- Substring search needs trigrams, and days beside them in one index. Both extensions are trusted,
-- so the owner of a database may add them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create type category as enum ('billing', 'technical', 'account', 'general');
create type priority as enum ('low', 'medium', 'high', 'critical');
create type status as enum ('open', 'in_progress', 'resolved', 'closed');
create type decider as enum ('person', 'triage');
create type ticket_event_type as enum ('created', 'changed', 'undone');

-- The text without leading and trailing characters that nobody can see: Unicode white space and
-- characters without width. contract/text.ts holds the same list.
create function visible_text(text) returns text
  language sql immutable strict parallel safe
  return btrim($1,
    E'\t\n\x0b\f\r \u0085\u00a0\u00ad\u034f\u1680\u180e'
    '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
    '\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f'
    '\u2060\u2061\u2062\u2063\u2064\u3000\u3164\ufeff');

create table ticket (
  id bigint generated always as identity primary key,
  title varchar(200) not null constraint ticket_title_not_blank check (visible_text(title) <> ''),
  description text not null constraint ticket_description_not_blank check (visible_text(description) <> ''),
  category category not null,
  priority priority not null,
  status status not null default 'open',
  category_by decider not null default 'person',
  priority_by decider not null default 'person',
  version integer not null default 1 constraint ticket_version_positive check (version >= 1),
  -- Milliseconds, because a cursor made of JSON timestamps must name a row exactly.
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

-- Every list is newest first. These three serve all 125 combinations of filters (decision 0005).
create index ticket_newest on ticket (created_at desc, id desc) include (category, priority, status);
create index ticket_category_priority on ticket (category, priority, status, created_at desc, id desc);
create index ticket_status on ticket (status, created_at desc, id desc) include (category, priority);

-- The view "To triage": unfinished, and a value of triage waits for a person's word.
create index ticket_to_triage on ticket (created_at desc, id desc)
  where (category_by = 'triage' or priority_by = 'triage') and status in ('open', 'in_progress');

-- Lower case and LIKE instead of ILIKE: a third of the time for each row that is looked through.
-- Between title and description stands a unit separator, which no search term holds.
-- The day lets a search read one span of time of the index: all hits of a common word cost seconds.
-- New entries wait in a list that every search reads through: at its default of 4 MB that cost 50 ms,
-- at 256 kB inserts were as fast.
create index ticket_search on ticket using gin (
  ((created_at at time zone 'utc')::date),
  lower(title || E'\x1f' || description) gin_trgm_ops)
  with (gin_pending_list_limit = 256);

-- Every answer of every provider for a text, and what a person then chose.
create table suggestion (
  id bigint generated always as identity primary key,
  ticket_id bigint references ticket,
  -- The text itself is not kept: before a ticket exists nobody has submitted it.
  text_hash bytea not null,
  category category,
  priority priority,
  category_confidence real constraint suggestion_category_confidence check (category_confidence between 0 and 1),
  priority_confidence real constraint suggestion_priority_confidence check (priority_confidence between 0 and 1),
  reason text not null default '',
  failure text,
  provider text not null,
  model text not null,
  prompt_version text not null,
  latency_ms integer not null,
  input_tokens integer,
  output_tokens integer,
  chosen_category category,
  chosen_priority priority,
  created_at timestamptz(3) not null default now(),
  constraint suggestion_answer_or_failure check (
    num_nonnulls(category, priority, category_confidence, priority_confidence)
      = case when failure is null then 4 else 0 end
  )
);
create index suggestion_of_ticket on suggestion (ticket_id, id desc);
create index suggestion_of_text on suggestion (text_hash, id desc) where ticket_id is null;
create index suggestion_unused on suggestion (created_at) where ticket_id is null;

-- The history of a ticket, written in the transaction of the change it tells.
create table ticket_event (
  id bigint generated always as identity primary key,
  -- Live updates read in commit order by transaction id; ids alone would lose late commits.
  xid xid8 not null default pg_current_xact_id(),
  ticket_id bigint not null references ticket,
  version integer not null,
  type ticket_event_type not null,
  actor decider not null,
  suggestion_id bigint references suggestion,
  changes jsonb not null default '[]',
  at timestamptz(3) not null default now(),
  constraint ticket_event_one_per_version unique (ticket_id, version)
);
create index ticket_event_feed on ticket_event (xid, id);
