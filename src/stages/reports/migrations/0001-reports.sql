-- Reports that were issued. What stands here never changes: a later issue is another row.
create schema reports;

create table reports.issued (
  region_id int not null,
  id uuid not null,
  report text not null,
  year int not null,
  -- 1, 2, 3 … of this report and year.
  number int not null,
  title text not null,
  dated_on date not null,
  issued_at timestamptz not null,
  actor text not null,
  pack text not null,
  facts jsonb not null,
  parameters jsonb not null,
  checks jsonb not null,
  -- SHA-256 of the document, and the document itself: the file that was handed out can be handed out again.
  digest text not null,
  document bytea not null,
  constraint issued_pkey primary key (region_id, id),
  constraint issued_number unique (region_id, report, year, number)
);
select app.distribute('reports.issued');
