-- New words wait in a table without a key until one writer at a time folds them into the dictionary.
-- Before, a writer waited for every other one that had brought the same new word and not committed yet:
-- for seconds beside an import, whose batches hold hundreds of new words.
create table search_word_waiting (word text collate "C" not null)
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000);

-- Every word that any ticket holds or held; some twice.
create view search_word_known as
  select word from search_word union all select word from search_word_waiting;

-- Puts the words that wait into the dictionary; only one does it at a time, and nobody waits for it.
create function fold_search_words() returns integer
  language plpgsql security definer set search_path from current as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(4612029) then
    return 0;
  end if;
  with taken as (delete from search_word_waiting returning word),
  kept as (
    insert into search_word select distinct word from taken order by 1
    on conflict do nothing)
  select count(*) into folded from taken;
  return folded;
end $$;

-- About once in 200 words keeps short what waits. In a stricter isolation, folding could fail the writer.
create function fold_search_words_at_times(appended integer) returns void
  language plpgsql security definer set search_path from current as $$
begin
  if random() < appended / 200.0 and current_setting('transaction_isolation') = 'read committed' then
    perform fold_search_words();
  end if;
end $$;

create or replace function remember_words() returns trigger
  language plpgsql security definer set search_path from current as $$
declare
  appended integer;
begin
  insert into search_word_waiting
  select word
  from (select distinct fresh collate "C" as word
    from written, unnest(search_words(search_text(title, description))) fresh) brought
  where not exists (select from search_word known where known.word = brought.word);
  get diagnostics appended = row_count;
  perform fold_search_words_at_times(appended);
  return null;
end $$;

create or replace function remember_changed_words() returns trigger
  language plpgsql security definer set search_path from current as $$
declare
  appended integer;
begin
  insert into search_word_waiting
  select word
  from (select distinct fresh collate "C" as word
    from unnest(search_words(search_text(new.title, new.description))) fresh) brought
  where not exists (select from search_word known where known.word = brought.word);
  get diagnostics appended = row_count;
  perform fold_search_words_at_times(appended);
  return null;
end $$;
