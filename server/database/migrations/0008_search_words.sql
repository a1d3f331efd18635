-- Search by words: an index of the words of every ticket, and a dictionary of all of them, in which
-- the words that hold a part are found (decision 0012).
create extension if not exists unaccent;

-- What search compares: small letters without accents, "Größe" as "grosse". PL/pgSQL, because a
-- function in SQL that cannot be inlined takes ten times as long to call.
create function search_text(text) returns text
  language plpgsql immutable strict parallel safe set search_path from current as $$
begin
  return lower(unaccent('unaccent'::regdictionary, $1));
end $$;

-- Any sign may stand in a term but control characters, so that no term spans title and description.
create function search_text(title text, description text) returns text
  language plpgsql immutable strict parallel safe set search_path from current as $$
begin
  return lower(unaccent('unaccent'::regdictionary, title || E'\x1f' || description));
end $$;

-- The words of a compared text: runs of letters and digits. Of longer runs, such as keys in base64,
-- windows of 60 signs that overlap by half, so that each part of 30 signs stands in one of them whole.
-- server/search/words.ts cuts terms in the same way. Of a longer text than 50,000 signs only the
-- beginning; it is marked, and search looks at all of it: a megabyte of words would take seconds.
create function search_words(compared text) returns text[]
  language plpgsql immutable strict parallel safe set search_path from current as $$
declare
  -- All of ASCII that is neither letter nor digit.
  blanked text := regexp_replace(left(compared, 50000), '[\x01-\x1f!-/:-@\[-`{-\x7f]', ' ', 'g');
  mark text[] := case when length(compared) > 50000 then array['+long'] else '{}' end;
begin
  if blanked !~ '[^ ]{61}' then
    return array_remove(string_to_array(blanked, ' '), '') || mark;
  end if;
  return array(select substr(word, start, 60)
    from unnest(string_to_array(blanked, ' ')) word, generate_series(1, greatest(1, length(word) - 30), 30) start
    where word <> '') || mark;
end $$;

-- What the index holds of a ticket: its words, and with signs that no word has its values and its day.
-- Its cost tells the planner never to compute it row by row where the index can be asked.
create function search_keys(created_at timestamptz, category category, priority priority, status status,
  title text, description text) returns text[]
  language plpgsql immutable strict parallel safe cost 10000 set search_path from current as $$
begin
  return array['@' || to_char(created_at at time zone 'utc', 'YYYY-MM-DD'),
    '#' || category::text, '#' || priority::text, '#' || status::text]
    || search_words(search_text(title, description));
end $$;

-- Every word that any ticket holds or held.
create table search_word (word text collate "C" primary key);
-- Parts of three signs and more.
create index search_word_parts on search_word using gin (word gin_trgm_ops) with (gin_pending_list_limit = 256);
-- Parts of one or two.
create function short_parts(word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  signs text[] := string_to_array(word, null);
  parts text[] := signs;
begin
  for at in 2 .. cardinality(signs) loop
    parts := parts || (signs[at - 1] || signs[at]);
  end loop;
  return parts;
end $$;
create index search_word_short_parts on search_word using gin (short_parts(word)) with (gin_pending_list_limit = 256);

-- In order, so that two writers that bring the same new words wait for each other and never in a circle.
create function remember_words() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  insert into search_word
  select word
  from (select distinct fresh collate "C" as word
    from written, unnest(search_words(search_text(title, description))) fresh) brought
  where not exists (select from search_word known where known.word = brought.word)
  order by 1
  on conflict do nothing;
  return null;
end $$;
create trigger ticket_words_remembered after insert on ticket
  referencing new table as written for each statement execute function remember_words();

create function remember_changed_words() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  insert into search_word
  select distinct word collate "C" as word
  from unnest(search_words(search_text(new.title, new.description))) word
  order by 1
  on conflict do nothing;
  return null;
end $$;
create trigger ticket_changed_words_remembered after update of title, description on ticket
  for each row when (old.title <> new.title or old.description <> new.description)
  execute function remember_changed_words();

-- Remembers the words of all tickets there are, some hundred at a time, so that no writer waits long.
create procedure remember_all_words() language plpgsql as $$
declare
  at bigint := 0;
  up_to bigint;
begin
  loop
    select max(id) into up_to from (select id from ticket where id > at order by id limit 500) batch;
    exit when up_to is null;
    insert into search_word
    select distinct word collate "C" as word
    from ticket, unnest(search_words(search_text(title, description))) word
    where id > at and id <= up_to
    order by 1
    on conflict do nothing;
    commit;
    at := up_to;
  end loop;
end $$;
