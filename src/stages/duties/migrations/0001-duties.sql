-- 明责: what the year's list says, what it expects of whom, what units have said of it, and counts that are kept.
create schema duties;

-- The year's responsibility list of a city. Without a row the list is as the law and the packs have it.
create table duties.lists (
  region_id int not null,
  year int not null,
  -- draft, approved, dispatched
  state text not null,
  version int not null,
  note text not null,
  approved_by text,
  approved_at timestamptz,
  dispatched_by text,
  dispatched_at timestamptz,
  constraint lists_pkey primary key (region_id, year)
);
select app.distribute('duties.lists');
alter table duties.lists add constraint lists_state check (state in ('draft', 'approved', 'dispatched'));

-- What a city's list says otherwise than the packs.
create table duties.list_items (
  region_id int not null,
  year int not null,
  duty text not null,
  is_on boolean not null,
  least int,
  due_on text,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  constraint list_items_pkey primary key (region_id, year, duty)
);
select app.distribute('duties.list_items');

-- A unit has read the list that was dispatched to it.
create table duties.acknowledgements (
  region_id int not null,
  year int not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  list_version int not null,
  by_name text not null,
  at timestamptz not null,
  constraint acknowledgements_pkey primary key (region_id, year, unit_id)
);
select app.distribute('duties.acknowledgements');

-- What a unit, or who supervises it, says of one occurrence: that it was done (where no ledger tells), that it was not and
-- why, that it is excused. Nothing is taken away; a later statement stands over an earlier one.
create table duties.statements (
  region_id int not null,
  id uuid not null,
  year int not null,
  duty text not null,
  period text not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  bearer text not null,
  -- done, none, excused, withdrawn
  kind text not null,
  done_on date,
  words text not null,
  by_account text not null,
  by_name text not null,
  by_post text not null,
  at timestamptz not null,
  constraint statements_pkey primary key (region_id, id)
);
select app.distribute('duties.statements');
alter table duties.statements add constraint statements_kind check (kind in ('done', 'none', 'excused', 'withdrawn'));
create index statements_occurrence on duties.statements (region_id, year, duty, unit_id);

-- From here on what follows from the above, from the packs and from the rows of the ledgers. Losing it costs time only.
create table duties.occurrences (
  region_id int not null,
  year int not null,
  duty text not null,
  unit_id text not null,
  bearer text not null,
  period text not null,
  unit_path text collate "C" not null,
  holder text not null,
  vacant boolean not null,
  from_on date not null,
  to_on date not null,
  due_on date,
  least int not null,
  -- Rows that answer it, and of the last of those that are needed: when it happened and when it came in here.
  answers int not null,
  met_on date,
  met_entered_on date,
  -- open, answered, late, none, excused, vacant: what does not depend on today.
  state text not null,
  constraint occurrences_pkey primary key (region_id, year, unit_id, duty, bearer, period)
);
select app.distribute('duties.occurrences');
create index occurrences_path on duties.occurrences (region_id, year, unit_path, duty, period);
create index occurrences_duty on duties.occurrences (region_id, year, duty);

-- How many occurrences of a duty stand how, for every unit at the second step of the tree with all below it: a township and
-- its villages, a department. Kept with the occurrences, never recounted by a reader.
create table duties.tallies (
  region_id int not null,
  year int not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  duty text not null,
  from_on date not null,
  due_on date not null,
  state text not null,
  personal boolean not null,
  n int not null,
  -- Answered, but entered after the day.
  entered_late int not null,
  constraint tallies_pkey primary key (region_id, year, unit_path, duty, from_on, due_on, state, personal)
);
select app.distribute('duties.tallies');

-- From what the occurrences of a year were made: they are made anew when it has changed.
create table duties.years (
  region_id int not null,
  year int not null,
  made_from text not null,
  -- By ledger: the version that its answers were counted from.
  answered_from jsonb not null,
  made_at timestamptz not null,
  constraint years_pkey primary key (region_id, year)
);
select app.distribute('duties.years');

insert into core.scoped_tables (table_name, ledger, persons, whole_only) values
  ('duties.acknowledgements', 'duty_item', null, false),
  ('duties.statements', 'duty_item', 'bearer <> ''''', false),
  ('duties.occurrences', 'duty_item', 'bearer <> ''''', false),
  ('duties.tallies', 'duty_item', 'personal', true);
