-- Puts the running transaction under the rights of an acting post: one setting per bound, by SET LOCAL for the same
-- reason as app.scope(). Which settings there are is decided by src/kernel/db/enter-scope.ts alone.
create or replace function app.enter(region int, settings jsonb) returns void language plpgsql as $$
declare
  setting record;
begin
  execute format('set local app.region = %L', region::text);
  for setting in select * from jsonb_each_text(settings) loop
    execute format('set local app.%I = %L', setting.key, setting.value);
  end loop;
end $$;
revoke all on function app.enter(int, jsonb) from public;
grant execute on function app.enter(int, jsonb) to mingze_posts;

-- What every acting post may do with the tables of the platform.
grant usage on schema app to mingze_posts;
grant select on app.regions to mingze_posts;
