-- The jobs themselves are the queue: who runs one holds its claim locked. What the library kept beside them, and the
-- messages that were carried to it or read by nobody, said nothing more.
drop schema if exists pgboss cascade;
drop index app.outbox_topic;
-- rule 7: the messages of all regions go at once.
delete from app.outbox;
