-- What people keep for themselves between two visits. No record of the city: nothing here is counted or shown to others,
-- but that somebody has a record open.
create schema desk;

-- Typing that is not yet saved. Of sealed ledgers nothing is kept here.
create table desk.drafts (
  region_id int not null,
  account_id uuid not null,
  ledger text not null,
  -- A row's id, or "new".
  row_id text not null,
  -- Field → text as typed.
  typed jsonb not null,
  -- The version of the row that was being amended.
  row_version int,
  kept_at timestamptz not null,
  constraint drafts_pkey primary key (region_id, account_id, ledger, row_id)
);
select app.distribute('desk.drafts');

-- The filters of a list under a name.
create table desk.views (
  region_id int not null,
  account_id uuid not null,
  ledger text not null,
  name text not null,
  -- The query of the list's address.
  address text not null,
  kept_at timestamptz not null,
  constraint views_pkey primary key (region_id, account_id, ledger, name)
);
select app.distribute('desk.views');

-- When a desk was looked at: this time, and the time before.
create table desk.looks (
  region_id int not null,
  account_id uuid not null,
  post text not null,
  began_at timestamptz not null,
  before_at timestamptz,
  constraint looks_pkey primary key (region_id, account_id, post)
);
select app.distribute('desk.looks');

-- Who has a record open, as the page says every few seconds.
create table desk.open_rows (
  region_id int not null,
  ledger text not null,
  row_id uuid not null,
  account_id uuid not null,
  name text not null,
  seen_at timestamptz not null,
  constraint open_rows_pkey primary key (region_id, ledger, row_id, account_id)
);
select app.distribute('desk.open_rows');
