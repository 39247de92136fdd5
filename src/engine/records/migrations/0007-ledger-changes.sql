-- Under which batches the rows of each version of a ledger were written: whoever has kept something of an earlier version
-- finds the rows that were changed since, instead of reading all. Losing it costs time only.
create table core.ledger_changes (
  region_id int not null,
  ledger text not null,
  version bigint not null,
  batches uuid[] not null,
  rows int not null,
  constraint ledger_changes_pkey primary key (region_id, ledger, version)
);
select app.distribute('core.ledger_changes');
