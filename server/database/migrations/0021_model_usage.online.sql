-- What language models used, by month (UTC); a row counts up with each try, also one without an answer.
-- Nothing deletes from it: suggestions, back-tests and tickets go, what they cost does not.
create table if not exists model_usage (
  month date not null,
  provider text not null,
  model text not null,
  -- Whether it ran beside the first provider, since each has prices of its own.
  is_shadow boolean not null,
  tries bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  primary key (month, provider, model, is_shadow),
  constraint model_usage_month check (extract(day from month) = 1)
);

-- What this month's budget has counted so far.
insert into model_usage
select date_trunc('month', now() at time zone 'utc')::date, provider, model, is_shadow, count(*),
  coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0)
from (
  select provider, model, is_shadow, input_tokens, output_tokens from suggestion
  where created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc' and provider <> 'builtin'
  union all
  select provider, model, asked = 'shadow', input_tokens, output_tokens
  from backtest_answer join backtest on backtest.id = backtest_id
  where worked_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'
    and asked_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc' and provider <> 'builtin') used
group by provider, model, is_shadow
on conflict do nothing;
