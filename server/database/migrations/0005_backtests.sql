-- What a provider would have answered to the desk's labelled tickets, asked after the fact.
create type backtest_state as enum ('waiting', 'running', 'cancelled', 'done', 'failed');
-- Whom the person meant; provider, model and prompt version are who that was at the time.
create type backtest_provider as enum ('builtin', 'llm', 'shadow');
create table backtest (
  id bigint generated always as identity primary key,
  asked backtest_provider not null,
  provider text not null,
  model text not null,
  prompt_version text not null,
  state backtest_state not null default 'waiting',
  -- Counts who took it up; what an earlier one still writes is refused.
  attempt integer not null default 0,
  failure text,
  created_at timestamptz(3) not null default now(),
  -- Moves every second while a server works on it; if it stands still, that server is gone.
  worked_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  constraint backtest_finished check ((finished_at is null) = (state in ('waiting', 'running')))
);
create index backtest_to_do on backtest (worked_at) where state in ('waiting', 'running');

-- The tickets are fixed at the start, with what people had decided by then, in the order of their
-- decisions; answers are filled in.
create table backtest_answer (
  backtest_id bigint not null references backtest on delete cascade,
  ticket_id bigint not null references ticket on delete cascade,
  position integer not null,
  decided_at timestamptz(3) not null,
  true_category category,
  true_priority priority,
  category category,
  priority priority,
  category_confidence real constraint backtest_answer_category_confidence check (category_confidence between 0 and 1),
  priority_confidence real constraint backtest_answer_priority_confidence check (priority_confidence between 0 and 1),
  abstains text constraint backtest_answer_abstains check (abstains = 'unknown_language'),
  latency_ms real,
  input_tokens integer,
  output_tokens integer,
  -- When the provider was last asked: its tokens count in that month.
  asked_at timestamptz(3),
  failure text,
  primary key (backtest_id, ticket_id),
  constraint backtest_answer_whole check (num_nonnulls(category, priority, category_confidence, priority_confidence) in (0, 4)),
  constraint backtest_answer_one_outcome check (category is null or failure is null)
);
create unique index backtest_answer_order on backtest_answer (backtest_id, position);
create index backtest_answer_ticket on backtest_answer (ticket_id);
