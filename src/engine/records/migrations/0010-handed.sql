-- What of a row is handed to which unit: the part that the ledger's definition names, as it was last accepted. One row per unit.
-- Whoever sees the rows of that unit sees it, and so does whoever sees the row itself; of the row he sees nothing else.
create table core.handed (
  region_id int not null,
  ledger text not null,
  row_id uuid not null,
  to_unit text not null,
  to_path text collate "C" not null,
  -- Of the row: whose it is, and what its policies compare.
  unit_id text not null,
  unit_path text collate "C" not null,
  author text not null,
  readers text[] not null,
  happened_on date,
  -- The version of the row with which the part last changed, and its digest.
  row_version int not null,
  digest text not null,
  -- Values as text by field; those about persons apart, because the masked posts do not read them.
  part jsonb not null,
  persons jsonb not null,
  -- False once the row is not accepted any more, or names the unit no longer: then the parts are empty.
  in_force boolean not null,
  handed_at timestamptz not null,
  changed_at timestamptz not null,
  constraint handed_pkey primary key (region_id, ledger, row_id, to_unit)
);
select app.distribute('core.handed');
create index handed_path on core.handed (region_id, unit_path);
-- A unit's list, the newest first.
create index handed_to on core.handed (region_id, to_unit, handed_at desc);
create index handed_to_path on core.handed (region_id, to_path);

-- That a unit has received what it was handed: once, by whom and on which day. Nothing is amended or deleted.
create table core.receipts (
  region_id int not null,
  ledger text not null,
  row_id uuid not null,
  to_unit text not null,
  to_path text collate "C" not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  author text not null,
  readers text[] not null,
  -- The version of the part that was signed for.
  row_version int not null,
  actor text not null,
  account text not null,
  post text not null,
  received_on date not null,
  received_at timestamptz not null,
  constraint receipts_pkey primary key (region_id, ledger, row_id, to_unit)
);
select app.distribute('core.receipts');
create index receipts_path on core.receipts (region_id, unit_path);
create index receipts_to_path on core.receipts (region_id, to_path);
