-- Only the program itself sees these; no role of an acting post has anything here.
grant usage on schema http to mingze_app, mingze_region;
grant select, insert, update, delete on http.idempotency to mingze_app, mingze_region;

alter table http.idempotency enable row level security;
drop policy if exists scope on http.idempotency;
create policy scope on http.idempotency to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
