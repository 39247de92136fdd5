-- Only the program itself sees these; no role of an acting post has anything here.
grant select, insert, update on duties.reminder_settings, duties.own_reminders, duties.calendar_feeds to mingze_app, mingze_region;
-- A digest that could not be sent is taken back, and a fault that is mended goes.
grant select, insert, update, delete on duties.digests, duties.channel_faults to mingze_app, mingze_region;
grant select, insert on duties.reminded to mingze_app, mingze_region;

alter table duties.reminder_settings enable row level security;
drop policy if exists scope on duties.reminder_settings;
create policy scope on duties.reminder_settings to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.own_reminders enable row level security;
drop policy if exists scope on duties.own_reminders;
create policy scope on duties.own_reminders to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.digests enable row level security;
drop policy if exists scope on duties.digests;
create policy scope on duties.digests to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.reminded enable row level security;
drop policy if exists scope on duties.reminded;
create policy scope on duties.reminded to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.channel_faults enable row level security;
drop policy if exists scope on duties.channel_faults;
create policy scope on duties.channel_faults to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table duties.calendar_feeds enable row level security;
drop policy if exists scope on duties.calendar_feeds;
create policy scope on duties.calendar_feeds to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
