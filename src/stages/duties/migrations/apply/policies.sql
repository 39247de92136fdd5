grant usage on schema duties to mingze_app, mingze_region, mingze_posts;
grant select, insert, update, delete on duties.lists, duties.list_items, duties.acknowledgements, duties.occurrences, duties.tallies, duties.years to mingze_app, mingze_region;
-- What was said stays said.
grant select, insert on duties.statements to mingze_app, mingze_region;
-- A unit that moves takes what was said of it along.
grant update (unit_path) on duties.statements, duties.acknowledgements to mingze_app, mingze_region;

alter table duties.lists enable row level security;
drop policy if exists scope on duties.lists;
create policy scope on duties.lists using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table duties.list_items enable row level security;
drop policy if exists scope on duties.list_items;
create policy scope on duties.list_items using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table duties.years enable row level security;
drop policy if exists scope on duties.years;
create policy scope on duties.years to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.acknowledgements enable row level security;
drop policy if exists scope on duties.acknowledgements;
create policy scope on duties.acknowledgements to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on duties.acknowledgements;
create policy region on duties.acknowledgements to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table duties.statements enable row level security;
drop policy if exists scope on duties.statements;
create policy scope on duties.statements to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on duties.statements;
create policy region on duties.statements to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table duties.occurrences enable row level security;
drop policy if exists scope on duties.occurrences;
create policy scope on duties.occurrences to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on duties.occurrences;
create policy region on duties.occurrences to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table duties.tallies enable row level security;
drop policy if exists scope on duties.tallies;
create policy scope on duties.tallies to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on duties.tallies;
create policy region on duties.tallies to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
-- The posts' policies name a class of ledgers; they are written with the definitions (engine/records, core.scoped_tables).
grant select on duties.lists, duties.list_items, duties.acknowledgements, duties.statements, duties.occurrences, duties.tallies to mingze_posts;
