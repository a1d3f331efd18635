-- One writer at a time writes new words into the dictionary; the words of all others wait in a table
-- without a key, until the next one takes them along. Before, a writer waited for every other one that had
-- brought the same new word and not committed yet: for seconds beside an import, whose batches hold
-- hundreds of new words.
create table search_word_waiting (word text collate "C" not null)
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000);

-- Every word that any ticket holds or held; some twice.
create view search_word_known as
  select word from search_word union all select word from search_word_waiting;

-- Keeps those of the words that the dictionary lacks. In a stricter isolation than usual they wait, since
-- taking along those of others could fail the writer.
create function remember(words text[]) returns void
  language plpgsql security definer set search_path from current as $$
declare
  fresh text[] := array(
    select word from unnest(words) brought (word)
    where not exists (select from search_word known where known.word = brought.word));
begin
  if fresh = '{}' then
    return;
  end if;
  if current_setting('transaction_isolation') = 'read committed' and pg_try_advisory_xact_lock(4612029) then
    with taken as (delete from search_word_waiting returning word)
    insert into search_word
    select word from taken union select unnest(fresh) order by 1
    on conflict do nothing;
  else
    insert into search_word_waiting select unnest(fresh);
  end if;
end $$;

create or replace function remember_words() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  perform remember(array(
    select distinct word from written, unnest(search_words(search_text(title, description))) word));
  return null;
end $$;

create or replace function remember_changed_words() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  perform remember(search_words(search_text(new.title, new.description)));
  return null;
end $$;
