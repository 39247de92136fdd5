-- What one administrator may not do alone: asked for by one, decided by another, and then done once.
create table access.proposals (
  region_id int not null,
  id uuid not null,
  -- Which of the acts of engine/access/second-person/acts.ts, and what exactly: a provider, an account.
  act text not null,
  subject text not null,
  words text not null,
  account_id uuid not null,
  reason text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  allowed boolean,
  used_at timestamptz,
  constraint proposals_pkey primary key (region_id, id)
);
select app.distribute('access.proposals');
alter table access.proposals add constraint proposals_second_person check (decided_by is null or decided_by <> account_id);
