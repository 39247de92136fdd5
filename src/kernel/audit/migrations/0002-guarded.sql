-- The entry that first told of every row which decides rights or is handed out; from then on each change tells of its
-- own (docs/audit.md). Null: no entry has yet.
alter table audit.heads add column guarded_from bigint;
