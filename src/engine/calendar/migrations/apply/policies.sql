grant usage on schema calendar to mingze_app, mingze_region;
grant select, insert, update, delete on calendar.days, calendar.years to mingze_app, mingze_region;

alter table calendar.days enable row level security;
drop policy if exists scope on calendar.days;
create policy scope on calendar.days to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table calendar.years enable row level security;
drop policy if exists scope on calendar.years;
create policy scope on calendar.years to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
