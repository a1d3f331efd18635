-- The same words with less work: taking them apart was about half of an import's time in the database.

-- The runs of letters and digits of a compared text and its runs of signs, in any order. Of longer runs
-- windows of 60 signs that overlap by half.
create function search_runs(compared text) returns text[]
  language plpgsql immutable strict parallel safe set search_path from current as $$
declare
  -- Signs are all of ASCII that is neither letter, digit nor blank. "\&" is cheaper than a group.
  spaced text := regexp_replace(
    case when compared ~ '[\x01-\x1f\x7f]' then regexp_replace(compared, '[\x01-\x1f\x7f]+', ' ', 'g')
      else compared end,
    '[!-/:-@\[-`{-~]+', ' \& ', 'g');
begin
  -- Looking from the beginning of a run takes a quarter less than looking anywhere.
  if spaced !~ '(?:^| )[^ ]{61}' then
    return array_remove(string_to_array(spaced, ' '), '');
  end if;
  return array(
    select run from unnest(string_to_array(spaced, ' ')) run where run <> '' and length(run) <= 60
    union all
    select substr(run, start, 60)
    from unnest(string_to_array(spaced, ' ')) run, generate_series(1, length(run) - 30, 30) start
    where length(run) > 60);
end $$;

create or replace function search_words(compared text) returns text[]
  language plpgsql immutable strict parallel safe set search_path from current as $$
begin
  if length(compared) > 50000 then
    return array_append(search_runs(left(compared, 50000)), '+long');
  end if;
  return search_runs(compared);
end $$;

-- Most pieces between blanks come many times in the texts of one statement, and no word spans two. So each
-- is taken apart once. Not those of long texts, of which only the beginning is indexed: 10,000 bytes never
-- become 50,000 signs, though "¼" is compared as " 1/4".
create or replace function remember_words() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  perform remember(array(
    select unnest(search_runs(search_text(string_agg(piece, ' '))))
    from (
      select distinct unnest(string_to_array(title || ' ' || description, ' ')) as piece
      from written where octet_length(description) <= 10000) pieces
    union
    select unnest(search_words(search_text(title, description)))
    from written where octet_length(description) > 10000));
  return null;
end $$;

-- Puts in what waits for the index of words. Only the owner of an index may, and a server need not be that.
create function put_waiting_entries_in() returns void
  language sql security definer set search_path from current as $$
  select gin_clean_pending_list('ticket_words')
$$;
