-- Who holds which post where and when, and who was let in on what.
create schema access;

-- A person in a post of a unit for a time. One account may hold several; a deputy holds one of his own, with an end.
create table access.appointments (
  region_id int not null,
  id uuid not null,
  account_id uuid not null,
  -- The kind of post, by its id in the packs.
  kind text not null,
  -- Code of the unit; its path is looked up when the post acts, because units move.
  unit text not null,
  -- Codes of the units in a portfolio.
  named text[] not null,
  deputy_of uuid,
  from_on date not null,
  to_on date,
  appointed_at timestamptz not null,
  constraint appointments_pkey primary key (region_id, id)
);
select app.distribute('access.appointments');
create index appointments_account on access.appointments (region_id, account_id);

-- A post asks to know a sealed row, of which it need not be certain that it exists; somebody else decides.
create table access.disclosures (
  region_id int not null,
  id uuid not null,
  ledger text not null,
  row_key text not null,
  appointment uuid not null,
  account_id uuid not null,
  reason text not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  allowed boolean,
  constraint disclosures_pkey primary key (region_id, id)
);
select app.distribute('access.disclosures');
alter table access.disclosures add constraint disclosures_second_person check (decided_by is null or decided_by <> account_id);

-- Settings of a city, by their name.
create table access.settings (
  region_id int not null,
  name text not null,
  value text not null,
  constraint settings_pkey primary key (region_id, name)
);
select app.distribute('access.settings');
