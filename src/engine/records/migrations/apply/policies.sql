-- Who may do what with the tables of the records; re-appliable. Ledger tables get theirs when they are built.
grant usage on schema core, ledger, base to mingze_app, mingze_region;
grant select on core.ledger_tables, core.scoped_tables to mingze_app, mingze_region;
grant select, insert, update on core.ledger_state to mingze_app, mingze_region;
grant select, insert on core.batches, core.row_history to mingze_app, mingze_region;
-- Only where a row stands: when a unit moves, its history moves with it.
grant update (unit_path, readers) on core.row_history to mingze_app, mingze_region;

alter table core.ledger_state enable row level security;
drop policy if exists scope on core.ledger_state;
create policy scope on core.ledger_state using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table core.batches enable row level security;
drop policy if exists scope on core.batches;
create policy scope on core.batches using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table core.row_history enable row level security;
drop policy if exists scope on core.row_history;
create policy scope on core.row_history to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on core.row_history;
create policy region on core.row_history to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

-- What an acting post may do; its policies on core.row_history and core.ledger_state name classes of ledgers and are
-- written with the definitions (ledger-policies.ts).
grant usage on schema core, ledger, base to mingze_posts;
grant select on core.ledger_tables, core.scoped_tables to mingze_posts;
grant select, insert, update on core.ledger_state to mingze_posts;
-- Of a batch only who took it in: its file and counts are about rows that the post may not see.
grant insert, select (region_id, id, actor) on core.batches to mingze_posts;
grant insert on core.row_history to mingze_posts;
-- The history holds whole rows: who may not see personal fields does not see it.
grant select on core.row_history to mingze_post, mingze_post_ranges, mingze_post_region;

-- Written with the version that it is about, and read by core.changes_since.
grant select, insert on core.ledger_changes to mingze_app, mingze_region, mingze_posts;
alter table core.ledger_changes enable row level security;
drop policy if exists scope on core.ledger_changes;
create policy scope on core.ledger_changes using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
-- To write a version a post needs a right on the ledger; to read it, none: it tells that something was written, and no more.
drop policy if exists versions on core.ledger_state;
create policy versions on core.ledger_state for select to mingze_posts using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
