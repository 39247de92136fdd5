-- Everyone who may write must be able to append; only the eyes of a whole region read the log. Nobody updates or deletes.
grant usage on schema audit to mingze_app, mingze_region;
grant insert on audit.entries to mingze_app, mingze_region;
grant select on audit.entries to mingze_region;
grant select, insert, update on audit.heads to mingze_app, mingze_region;
-- An acting post appends and sees nothing.
grant usage on schema audit to mingze_posts;
grant insert on audit.entries to mingze_posts;
grant select, insert, update on audit.heads to mingze_posts;
grant select, insert on audit.checkpoints to mingze_region;

alter table audit.entries enable row level security;
drop policy if exists scope on audit.entries;
create policy scope on audit.entries using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table audit.heads enable row level security;
drop policy if exists scope on audit.heads;
create policy scope on audit.heads using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table audit.checkpoints enable row level security;
drop policy if exists scope on audit.checkpoints;
create policy scope on audit.checkpoints using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
