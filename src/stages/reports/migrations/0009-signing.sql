-- The way of a year's report between who drafts it and who signs it: sent for signing, returned with an opinion, signed,
-- issued. Nothing here is ever changed; the number is taken by one alone, so that of two at once one is told.
create table reports.signing_steps (
  region_id int not null,
  report text not null,
  year int not null,
  number int not null,
  act text not null,
  -- SHA-256 of what it was about (as in reports.signatures); null where nobody could have signed it.
  digest text,
  -- The opinion of who returns it, the answer of who sends it again.
  words text,
  -- Null for whoever sits at the command line.
  account_id uuid,
  by_name text not null,
  -- Unit and post.
  by_office text not null,
  at timestamptz not null,
  constraint signing_steps_pkey primary key (region_id, report, year, number)
);
select app.distribute('reports.signing_steps');
alter table reports.signing_steps add constraint signing_steps_act check (act in ('sent', 'returned', 'signed', 'issued'));

-- By what who signed showed that it was he himself, and the step that it was. Null before this migration.
alter table reports.signatures add column confirmed_by text, add column step int;
alter table reports.signatures add constraint signatures_confirmed_by
  check (confirmed_by in ('password', 'second_factor', 'single_sign_on'));

-- What an office says in writing about a warning of a year's report. A row is never taken away: it is withdrawn.
create table reports.explanations (
  region_id int not null,
  id uuid not null,
  report text not null,
  year int not null,
  -- Id of the finding, and SHA-256 of what it said: with other words or values it is another one.
  finding text not null,
  about text not null,
  text text not null,
  -- Who explains, and for which office.
  by_name text not null,
  by_office text not null,
  -- Who entered it, as the log has him: himself, or for somebody of another office.
  account_id uuid not null,
  actor text not null,
  said_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  constraint explanations_pkey primary key (region_id, id)
);
select app.distribute('reports.explanations');
create unique index explanations_finding on reports.explanations (region_id, report, year, finding, about) where withdrawn_at is null;
