-- Lines, of which most longer tickets have several, no longer send a text the long way of its keys. Only who
-- has lines pays for the blanks in their place.
create or replace function search_keys(created_at timestamptz, category category, priority priority, status status,
  title text, description text) returns text[]
  language plpgsql immutable strict parallel safe cost 10000 set search_path from current as $$
declare
  marks text := '@' || to_char(created_at at time zone 'utc', 'YYYY-MM-DD')
    || ' #' || category || ' #' || priority || ' #' || status;
  one_line text := title || ' ' || case when strpos(description, E'\n') = 0 then description
    else translate(description, E'\n\r\t', '   ') end;
  -- As search_text and search_runs do it.
  spaced text := regexp_replace(lower(unaccent('unaccent'::regdictionary, one_line)),
    '[!-/:-@\[-`{-~]+', ' \& ', 'g');
begin
  if spaced ~ '[\x01-\x1f\x7f]|(?:^| )[^ ]{61}' or octet_length(spaced) > 50000 then
    return string_to_array(marks, ' ') || search_words(search_text(title, description));
  end if;
  return array_remove(string_to_array(spaced || ' ' || marks, ' '), '');
end $$;
