-- Only the program itself sees accounts; no role of an acting post has anything here.
grant usage on schema auth to mingze_app, mingze_region;
grant select, insert, update on auth.accounts, auth.addresses, auth.sessions, auth.tokens to mingze_app, mingze_region;

alter table auth.accounts enable row level security;
drop policy if exists scope on auth.accounts;
create policy scope on auth.accounts to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table auth.addresses enable row level security;
drop policy if exists scope on auth.addresses;
create policy scope on auth.addresses to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table auth.sessions enable row level security;
drop policy if exists scope on auth.sessions;
create policy scope on auth.sessions to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table auth.tokens enable row level security;
drop policy if exists scope on auth.tokens;
create policy scope on auth.tokens to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
