-- What lets an issued report prove itself: the signed manifest, the secret of its salts, and which rows it counted.
alter table reports.issued
  -- Of a reissue: why.
  add column reason text,
  -- SHA-256 of the document without its manifest: whether a later report says the same. Null before this migration.
  add column content text,
  -- sha256 or sm3.
  add column hash text,
  -- Canonical JSON, and the Ed25519 signature over it.
  add column manifest text,
  add column signature text,
  add column public_key text,
  -- The salt of a row is SHA-256(secret || row_id): proofs can be made later, guesses cannot be tried.
  add column secret bytea;

-- The rows behind the numbers, a line a pass over a ledger; sealed ledgers have none.
create table reports.issued_rows (
  region_id int not null,
  issued_id uuid not null,
  pass text not null,
  ledger text not null,
  slots text[] not null,
  -- JSON lists, an entry a row, in the order of the digests.
  row_keys text not null,
  row_versions text not null,
  -- 32 bytes a row.
  digests bytea not null,
  -- A character a row and slot: 1 where the row is counted.
  flags text not null,
  constraint issued_rows_pkey primary key (region_id, issued_id, pass)
);
select app.distribute('reports.issued_rows');
