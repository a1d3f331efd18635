-- Near-copies of a text are one opinion. Their labels share the key of the first of them, found by a
-- sketch of its words: `words` are their hashes, the smallest 64; texts that share most words are likely
-- to share one of the `bands` (server/triage/near-copies.ts). A table of its own, so that a text is
-- known while any label of it is there, and a thousand copies are one row.
create table label_text (
  text_key bytea primary key,
  words integer[] not null,
  bands integer[] not null
);
-- Who looks for near-copies would have to read through all entries that wait in a list.
create index label_text_bands on label_text using gin (bands) with (fastupdate = off);

-- Whether two texts share two thirds of all words that either has (Jaccard). Four of five words that
-- stay the same do: "Please refund my invoice, Anna" and "... Bob".
create function are_near_copies(integer[], integer[]) returns boolean
  language sql immutable parallel safe
  return (
    select 3 * count(*) filter (where texts = 2) >= 2 * count(*)
    from (
      select count(*) as texts
      from (select unnest($1) as word union all select unnest($2)) told
      group by word order by word limit 64) words);

-- The key under which a text counts: that of a near-copy, where one is known, else its own from now on.
create function key_of_copies(own_key bytea, own_words integer[], own_bands integer[]) returns bytea
  language plpgsql as $$
declare
  found_key bytea;
begin
  -- Near-copies that come at the same moment must see each other; whatever shares no band passes.
  perform pg_advisory_xact_lock(4612029, band) from unnest(own_bands) as band;
  select text_key into found_key from label_text
  where bands && own_bands and are_near_copies(words, own_words)
  order by text_key = own_key desc, text_key limit 1;
  if found_key is not null then
    return found_key;
  end if;
  insert into label_text (text_key, words, bands) values (own_key, own_words, own_bands)
  on conflict do nothing;
  return own_key;
end $$;

-- The labels that count, one for each text and its near-copies: the desk's word before requesters',
-- then the newest. Asked row by row of the index label_counts, which spells the same order: an
-- anti-join would compare all copies of a text with each other.
create view label_counted as
  select label.* from label
  where ticket_id = (
    select other.ticket_id from label other where other.text_key = label.text_key
    order by (other.desk_category is not null or other.desk_priority is not null) desc,
      other.decided_at desc, other.ticket_id desc
    limit 1);
