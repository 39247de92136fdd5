-- The program runs jobs; an acting post sees those that its account asked for.
grant usage on schema jobs to mingze_app, mingze_region, mingze_posts;
grant select, insert, update on jobs.jobs to mingze_app, mingze_region;
grant select, insert, update on jobs.claims to mingze_app, mingze_region;
grant select on jobs.jobs to mingze_posts;

alter table jobs.jobs enable row level security;
drop policy if exists scope on jobs.jobs;
create policy scope on jobs.jobs to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
drop policy if exists post on jobs.jobs;
create policy post on jobs.jobs for select to mingze_posts using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and account = current_setting('app.account', true)
);
-- The work of a job runs in the acting post's eyes: it notes there what it has done, of its own account's jobs.
grant update (outcome) on jobs.jobs to mingze_posts;
drop policy if exists post_outcome on jobs.jobs;
create policy post_outcome on jobs.jobs for update to mingze_posts using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and account = current_setting('app.account', true)
) with check (
  region_id = nullif(current_setting('app.region', true), '')::int
  and account = current_setting('app.account', true)
);

alter table jobs.claims enable row level security;
drop policy if exists scope on jobs.claims;
create policy scope on jobs.claims to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
