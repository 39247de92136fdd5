-- What is true of every ledger. The tables of the ledgers themselves are built from the definitions
-- (apply-definitions.ts), in the schemas `ledger` and `base`.
create schema core;
create schema ledger;
create schema base;

-- Which definition each table was last built from. One row per table, not per city: the tables are shared.
create table core.ledger_tables (
  table_name text not null,
  pack text not null,
  title text not null,
  shape text not null,
  applied_at timestamptz not null,
  constraint ledger_tables_pkey primary key (table_name)
);
select app.reference('core.ledger_tables');

-- One row per ledger of a city; every writer locks its row and counts it up in its own transaction. Readers
-- know from the number whether what they computed is still true. The row '*' is the lock of an import.
create table core.ledger_state (
  region_id int not null,
  ledger text not null,
  version bigint not null,
  changed_at timestamptz not null,
  constraint ledger_state_pkey primary key (region_id, ledger)
);
select app.distribute('core.ledger_state');

-- One row per file that was imported, or per change by hand.
create table core.batches (
  region_id int not null,
  id uuid not null,
  kind text not null,
  file text,
  actor text not null,
  counts jsonb not null,
  finished_at timestamptz not null,
  constraint batches_pkey primary key (region_id, id)
);
select app.distribute('core.batches');

-- Before and after of every change to a row that existed. The insert itself is not repeated here: its after-image
-- is the before-image of the next change, or the row (a copy of every insert doubled the time of an import).
create table core.row_history (
  region_id int not null,
  id uuid not null,
  ledger text not null,
  row_id uuid not null,
  row_version int not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  action text not null,
  reason text,
  batch_id uuid not null,
  actor text not null,
  changed_at timestamptz not null,
  before jsonb not null,
  after jsonb not null,
  constraint row_history_pkey primary key (region_id, id)
);
select app.distribute('core.row_history');
alter table core.row_history add constraint row_history_action_known check (action in ('amend', 'submit', 'accept', 'return', 'void', 'move'));
create index row_history_row on core.row_history (region_id, ledger, row_id);
create index row_history_path on core.row_history (region_id, unit_path);
