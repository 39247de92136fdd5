-- The log of what was done: one chain of hashes per region (docs/audit.md). Region 0 is the installation itself.
create schema audit;

-- Append-only: no role of the program may update or delete. Every column but `hash` enters the hash.
create table audit.entries (
  region_id int not null,
  seq bigint not null,
  -- Milliseconds, because that is what is hashed.
  at timestamptz(3) not null,
  type text not null,
  version int not null,
  account text,
  actor text not null,
  post text,
  unit text,
  address text,
  via text not null,
  -- JSON as it was hashed; text, because jsonb would put the keys into another order.
  payload text not null,
  prev_hash bytea not null,
  hash bytea not null,
  constraint entries_pkey primary key (region_id, seq)
);
select app.distribute('audit.entries');

-- Where each chain ends. Its row is the last lock that a writing transaction takes. Verification compares it with the
-- last entry and believes neither.
create table audit.heads (
  region_id int not null,
  seq bigint not null,
  hash bytea not null,
  constraint heads_pkey primary key (region_id)
);
select app.distribute('audit.heads');

-- What the installation's key has vouched for. A copy belongs outside the machine: see `mingze audit checkpoint`.
create table audit.checkpoints (
  region_id int not null,
  seq bigint not null,
  at timestamptz(3) not null,
  hash bytea not null,
  key_id text not null,
  public_key text not null,
  signature text not null,
  constraint checkpoints_pkey primary key (region_id, seq, at)
);
select app.distribute('audit.checkpoints');
