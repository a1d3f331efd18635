-- New entries of the index of words wait in a list, and whoever makes it too long puts them in. At 256 kB
-- that is every 200 tickets, for which an import pays a third of its time: most of the words come again in
-- the next 200. So the limit is the writer's now: 256 kB for all but one who says that he writes much.
alter index ticket_words reset (gin_pending_list_limit);

create function keep_waiting_entries_few() returns trigger
  language plpgsql as $$
begin
  perform set_config('gin_pending_list_limit', '256kB', true);
  return null;
end $$;

-- For its transaction, an import sets firstline.writes_much and a limit of its own. Nothing of it is left
-- after a kill, and the next writer puts in what waits.
create trigger ticket_waiting_entries_few before insert or update on ticket
  for each statement when (current_setting('firstline.writes_much', true) is distinct from 'on')
  execute function keep_waiting_entries_few();
