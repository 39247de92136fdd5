grant select, insert, update on core.fact_cache to mingze_app, mingze_region;
alter table core.fact_cache enable row level security;
drop policy if exists scope on core.fact_cache;
create policy scope on core.fact_cache using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert, update on core.digest_cache to mingze_app, mingze_region;
alter table core.digest_cache enable row level security;
drop policy if exists scope on core.digest_cache;
create policy scope on core.digest_cache to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
