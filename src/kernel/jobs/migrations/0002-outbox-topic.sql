-- The relay looks for the messages of jobs among those of everything else.
create index outbox_topic on app.outbox (region_id, topic);
