grant usage on schema reports to mingze_app, mingze_region;
grant select, insert on reports.issued to mingze_app, mingze_region;
alter table reports.issued enable row level security;
drop policy if exists scope on reports.issued;
create policy scope on reports.issued using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.issued_rows to mingze_app, mingze_region;
alter table reports.issued_rows enable row level security;
drop policy if exists scope on reports.issued_rows;
create policy scope on reports.issued_rows using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.signatures to mingze_app, mingze_region;
alter table reports.signatures enable row level security;
drop policy if exists scope on reports.signatures;
create policy scope on reports.signatures using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.texts to mingze_app, mingze_region;
alter table reports.texts enable row level security;
drop policy if exists scope on reports.texts;
create policy scope on reports.texts using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.declared_literals to mingze_app, mingze_region;
grant update (withdrawn_by, withdrawn_at) on reports.declared_literals to mingze_app, mingze_region;
alter table reports.declared_literals enable row level security;
drop policy if exists scope on reports.declared_literals;
create policy scope on reports.declared_literals using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.signing_steps to mingze_app, mingze_region;
alter table reports.signing_steps enable row level security;
drop policy if exists scope on reports.signing_steps;
create policy scope on reports.signing_steps using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
grant select, insert on reports.explanations to mingze_app, mingze_region;
grant update (withdrawn_by, withdrawn_at) on reports.explanations to mingze_app, mingze_region;
alter table reports.explanations enable row level security;
drop policy if exists scope on reports.explanations;
create policy scope on reports.explanations using (
  region_id = nullif(current_setting('app.region', true), '')::int
);
