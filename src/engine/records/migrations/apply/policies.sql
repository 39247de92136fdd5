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

-- The steps of a matter are as visible as its row (ledger-policies.ts); only takeStep writes them, under its own role.
grant select on core.steps to mingze_app, mingze_region, mingze_post, mingze_post_ranges, mingze_post_region;
-- By whom, and what was said, is about persons.
grant select (region_id, id, ledger, row_id, step_no, flow, flow_version, step, from_state, to_state, half, unit_id, unit_path, author, readers,
  post, acting_unit, happened_on, received_at, row_version) on core.steps to mingze_post_masked, mingze_post_ranges_masked, mingze_post_region_masked;
grant insert on core.steps to mingze_step;
grant update (unit_path, readers) on core.steps to mingze_app, mingze_region;
alter table core.steps enable row level security;
drop policy if exists scope on core.steps;
create policy scope on core.steps to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on core.steps;
create policy region on core.steps to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

-- Whoever writes rows writes what other rows gather from them, also where he has no right on these: the program names the rows in
-- settings of the transaction, and the history of them alone (gather/follow.ts).
drop policy if exists gathered on core.row_history;
create policy gathered on core.row_history to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and action = 'gather' and batch_id = nullif(current_setting('app.gathered_batch', true), '')::uuid
);
drop policy if exists gathered on core.ledger_state;
create policy gathered on core.ledger_state to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and ledger = any (nullif(current_setting('app.gathered_ledgers', true), '')::text[])
);

-- What was handed to units, and their receipts: as visible as the row, and to whoever sees the rows of the unit (policies of the
-- posts: ledger-policies.ts). Nobody may delete; of a receipt only the place follows when a unit moves or a row changes hands.
grant select, insert, update on core.handed to mingze_app, mingze_region, mingze_post, mingze_post_ranges, mingze_post_region;
grant select (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers, happened_on, row_version, digest, part,
  in_force, handed_at, changed_at) on core.handed to mingze_post_masked, mingze_post_ranges_masked, mingze_post_region_masked;
grant select, insert on core.receipts to mingze_app, mingze_region, mingze_post, mingze_post_ranges, mingze_post_region;
grant update (to_path, unit_id, unit_path) on core.receipts to mingze_app, mingze_region;
grant update (unit_id, unit_path) on core.receipts to mingze_post, mingze_post_ranges, mingze_post_region;
-- By whom is about persons.
grant select (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers, row_version, post, received_on, received_at)
  on core.receipts to mingze_post_masked, mingze_post_ranges_masked, mingze_post_region_masked;
alter table core.handed enable row level security;
drop policy if exists scope on core.handed;
create policy scope on core.handed to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on core.handed;
create policy region on core.handed to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table core.receipts enable row level security;
drop policy if exists scope on core.receipts;
create policy scope on core.receipts to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on core.receipts;
create policy region on core.receipts to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
-- What was handed of a row that gathers follows it (gather/follow.ts).
drop policy if exists gathered on core.handed;
create policy gathered on core.handed to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and ledger = nullif(current_setting('app.gathered_into', true), '')
);
drop policy if exists gathered on core.receipts;
create policy gathered on core.receipts to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and ledger = nullif(current_setting('app.gathered_into', true), '')
);
