-- Digests of the rows that a pass counted, with the versions of the ledgers they were read from: issuing the report
-- that was drafted need not read a million rows again. Losing it costs time only.
create table core.digest_cache (
  region_id int not null,
  cache_key text not null,
  state text not null,
  -- Of the salts. A new one whenever the rows are read anew, so that no salt ever covers two contents of a row.
  secret bytea not null,
  -- By slot: how many rows, and the root of their tree.
  roots jsonb not null,
  -- As in reports.issued_rows.
  row_keys text not null,
  row_versions text not null,
  digests bytea not null,
  flags text not null,
  computed_at timestamptz not null,
  constraint digest_cache_pkey primary key (region_id, cache_key)
);
-- Digests do not compress; trying costs as much as hashing.
alter table core.digest_cache alter column digests set storage external;
select app.distribute('core.digest_cache');
