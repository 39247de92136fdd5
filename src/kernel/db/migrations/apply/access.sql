-- Who may do what with the tables of the platform; re-appliable.
revoke all on schema app from public;
grant usage on schema app to mingze_app, mingze_region;

revoke all on function app.distribute(text), app.reference(text), app.keep_local(text) from public;
revoke all on function app.scope(int, text, text) from public;
grant execute on function app.scope(int, text, text) to mingze_app, mingze_region;

grant select on app.regions to mingze_app, mingze_region;
grant select, insert, delete on app.outbox to mingze_app, mingze_region;

alter table app.outbox enable row level security;
drop policy if exists scope on app.outbox;
create policy scope on app.outbox using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
