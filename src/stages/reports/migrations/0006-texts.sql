-- The text of a report as a city wrote it for one year. Nothing here is ever changed: a new wording is a new version.
create table reports.texts (
  region_id int not null,
  report text not null,
  year int not null,
  version int not null,
  -- The whole text; null: from here on the text of the definition packs again.
  text text,
  note text,
  account_id uuid not null,
  -- Name, unit and post, as the log has them.
  actor text not null,
  written_at timestamptz not null,
  constraint texts_pkey primary key (region_id, report, year, version)
);
select app.distribute('reports.texts');
