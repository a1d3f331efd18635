-- On its own, so that writers of a large desk do not wait for the full count.
select rebuild_ticket_counts();
