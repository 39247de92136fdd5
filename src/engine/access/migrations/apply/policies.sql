-- Only the program itself sees these; no role of an acting post has anything here.
grant usage on schema access to mingze_app, mingze_region;
grant select, insert, update on access.appointments, access.disclosures, access.settings to mingze_app, mingze_region;

alter table access.appointments enable row level security;
drop policy if exists scope on access.appointments;
create policy scope on access.appointments to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table access.disclosures enable row level security;
drop policy if exists scope on access.disclosures;
create policy scope on access.disclosures to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table access.settings enable row level security;
drop policy if exists scope on access.settings;
create policy scope on access.settings to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert, update on access.proposals to mingze_app, mingze_region;
alter table access.proposals enable row level security;
drop policy if exists scope on access.proposals;
create policy scope on access.proposals to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
