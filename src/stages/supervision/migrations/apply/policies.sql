-- Who may do what with the tables of the stage; re-appliable.
grant usage on schema supervision to mingze_app, mingze_region, mingze_posts;
grant select, insert, update on supervision.numbers to mingze_app, mingze_region, mingze_posts;
grant select, insert on supervision.order_occurrences to mingze_app, mingze_region, mingze_posts;
-- A unit that moves takes what was ordered of it along.
grant update (unit_path) on supervision.order_occurrences to mingze_app, mingze_region;

alter table supervision.numbers enable row level security;
drop policy if exists scope on supervision.numbers;
create policy scope on supervision.numbers using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table supervision.order_occurrences enable row level security;
drop policy if exists scope on supervision.order_occurrences;
create policy scope on supervision.order_occurrences to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on supervision.order_occurrences;
create policy region on supervision.order_occurrences to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
-- A post writes it with the order itself, whose own policy says of which units it may issue one.
drop policy if exists post_insert on supervision.order_occurrences;
create policy post_insert on supervision.order_occurrences for insert to mingze_posts with check (
  region_id = nullif(current_setting('app.region', true), '')::int
);
