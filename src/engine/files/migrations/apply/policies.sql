-- The contents of a city are nobody's to list; an acting post sees attachments, by policies that name classes of ledgers
-- and are written with the definitions (engine/records/ledger-policies.ts).
grant usage on schema files to mingze_app, mingze_region, mingze_posts;
grant select, insert, update on files.objects, files.uploads, files.attachments to mingze_app, mingze_region;
-- What was used for nothing is collected; what was ever attached is not.
grant delete on files.objects, files.uploads to mingze_app, mingze_region;
-- A file may hold what is hidden from the masked roles, as the history of a row may: they have nothing here.
grant select, insert on files.attachments to mingze_post, mingze_post_ranges, mingze_post_region;
grant update (unit_id, unit_path, removed_by, removed_at) on files.attachments to mingze_post, mingze_post_ranges, mingze_post_region;

alter table files.objects enable row level security;
drop policy if exists scope on files.objects;
create policy scope on files.objects to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table files.uploads enable row level security;
drop policy if exists scope on files.uploads;
create policy scope on files.uploads to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);

alter table files.attachments enable row level security;
drop policy if exists scope on files.attachments;
create policy scope on files.attachments to mingze_app using (
  region_id = nullif(current_setting('app.region', true), '')::int
  and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
);
drop policy if exists region on files.attachments;
create policy region on files.attachments to mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
