-- Words of a year's report with a number in them that no record proves, which somebody answers for in writing. A row is
-- never taken away: it is withdrawn.
create table reports.declared_literals (
  region_id int not null,
  id uuid not null,
  report text not null,
  year int not null,
  -- The clause, as it stands in the text.
  words text not null,
  reason text not null,
  account_id uuid not null,
  by_name text not null,
  -- Unit and post.
  by_office text not null,
  declared_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  constraint declared_literals_pkey primary key (region_id, id)
);
select app.distribute('reports.declared_literals');
create unique index declared_literals_words on reports.declared_literals (region_id, report, year, words) where withdrawn_at is null;
