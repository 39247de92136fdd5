-- Who may do what with the tables of the platform; re-appliable.
revoke all on schema app from public;
grant usage on schema app to mingze_app, mingze_region;

revoke all on function app.distribute(text), app.reference(text), app.keep_local(text) from public;
revoke all on function app.scope(int, text, text) from public;
grant execute on function app.scope(int, text, text) to mingze_app, mingze_region;

grant select on app.regions to mingze_app, mingze_region;
