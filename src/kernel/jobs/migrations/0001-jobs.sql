-- Work that goes on after its request was answered. The queue itself (schema pgboss) belongs to the library that runs
-- it, lives on the coordinator, and may be lost: what is to be done stands here.
create schema jobs;

create table jobs.jobs (
  region_id int not null,
  id uuid not null,
  kind text not null,
  -- Who asked, in which post, and by a token of which actions: a job may what he may at the time it runs.
  account text not null,
  appointment text not null,
  only_actions text[],
  input jsonb not null,
  state text not null,
  progress jsonb,
  result jsonb,
  error jsonb,
  cancel_asked boolean not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint jobs_pkey primary key (region_id, id)
);
select app.distribute('jobs.jobs');
alter table jobs.jobs add constraint jobs_state_known check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'));
create index jobs_owner on jobs.jobs (region_id, account, created_at);
create index jobs_open on jobs.jobs (region_id) where state in ('waiting', 'running');

-- Whoever runs a job holds its row here locked. A lock ends with its process, whatever kills it, and needs no clock.
create table jobs.claims (
  region_id int not null,
  id uuid not null,
  constraint claims_pkey primary key (region_id, id)
);
select app.distribute('jobs.claims');
