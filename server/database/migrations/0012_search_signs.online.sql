call remember_all_words();
-- What an attempt that broke off has left.
drop index concurrently if exists ticket_words_ccnew;
reindex index concurrently ticket_words;
