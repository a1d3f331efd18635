call remember_all_words();
drop index concurrently if exists ticket_words;
-- Entries of new tickets wait in a list that every search reads through, so it is kept short.
create index concurrently ticket_words on ticket using gin (
  search_keys(created_at, category, priority, status, title, description))
  with (gin_pending_list_limit = 256);
drop index concurrently if exists ticket_search;
analyze ticket;
