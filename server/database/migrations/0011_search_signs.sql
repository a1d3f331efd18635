-- Search finds runs of signs as it finds words: "***", "$", "->". Without them a line of signs alone read
-- every ticket, which is 5 s at 120,000. Tickets that are there already follow in 0012.
create or replace function search_words(compared text) returns text[]
  language plpgsql immutable strict parallel safe set search_path from current as $$
declare
  whole text := left(compared, 50000);
  -- Signs are all of ASCII that is neither letter, digit nor blank. Runs of them, and what lies between.
  runs text := regexp_replace(whole, '[\x01-\x1f!-/:-@\[-`{-\x7f]', ' ', 'g')
    || ' ' || regexp_replace(whole, '[^!-/:-@\[-`{-~]+', ' ', 'g');
  mark text[] := case when length(compared) > 50000 then array['+long'] else '{}' end;
begin
  if runs !~ '[^ ]{61}' then
    return array_remove(string_to_array(runs, ' '), '') || mark;
  end if;
  return array(select substr(run, start, 60)
    from unnest(string_to_array(runs, ' ')) run, generate_series(1, greatest(1, length(run) - 30), 30) start
    where run <> '') || mark;
end $$;
