-- Who has put his name to what, before a report is issued. Nothing here is ever changed; whether a signature still holds
-- is seen by its digest.
create table reports.signatures (
  region_id int not null,
  id uuid not null,
  report text not null,
  year int not null,
  -- SHA-256 of what was shown to who signed: text, numbers, warnings.
  digest text not null,
  account_id uuid not null,
  -- Name, unit and post, as the log has them.
  actor text not null,
  signed_at timestamptz not null,
  constraint signatures_pkey primary key (region_id, id)
);
select app.distribute('reports.signatures');
create index signatures_of_report on reports.signatures (region_id, report, year);

-- Of a version: who had signed what it says. Null where nobody had to.
alter table reports.issued add column signed_by text[];
