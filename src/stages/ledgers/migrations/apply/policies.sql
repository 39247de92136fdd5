-- Only the program itself sees these; no role of an acting post has anything here.
grant usage on schema desk to mingze_app, mingze_region;
grant select, insert, update, delete on desk.drafts, desk.views, desk.looks, desk.open_rows to mingze_app, mingze_region;

alter table desk.drafts enable row level security;
drop policy if exists scope on desk.drafts;
create policy scope on desk.drafts to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table desk.views enable row level security;
drop policy if exists scope on desk.views;
create policy scope on desk.views to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table desk.looks enable row level security;
drop policy if exists scope on desk.looks;
create policy scope on desk.looks to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
alter table desk.open_rows enable row level security;
drop policy if exists scope on desk.open_rows;
create policy scope on desk.open_rows to mingze_app, mingze_region using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
