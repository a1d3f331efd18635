drop index concurrently if exists label_counts;
create index concurrently label_counts on label (
  text_key, (desk_category is not null or desk_priority is not null) desc, decided_at desc, ticket_id desc);
drop index concurrently if exists label_of_text;
