-- What was done with a matter, step by step. The state of a matter is what its steps give; nothing is amended or deleted.
create table core.steps (
  region_id int not null,
  id uuid not null,
  ledger text not null,
  row_id uuid not null,
  -- Of the matter, from 1 on without a gap.
  step_no int not null,
  flow text not null,
  flow_version int not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  -- The first of two persons: the second one moves the matter.
  half boolean not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  author text not null,
  readers text[] not null,
  -- Who, and in which post: the account decides who may not act again.
  actor text not null,
  account text not null,
  post text not null,
  acting_unit text not null,
  happened_on date not null,
  received_at timestamptz not null,
  opinion text,
  -- The version of the row that the step made.
  row_version int not null,
  constraint steps_pkey primary key (region_id, id),
  constraint steps_number unique (region_id, ledger, row_id, step_no)
);
select app.distribute('core.steps');
create index steps_path on core.steps (region_id, unit_path);
alter table core.row_history drop constraint row_history_action_known;
alter table core.row_history add constraint row_history_action_known
  check (action in ('amend', 'submit', 'accept', 'return', 'void', 'move', 'take_back', 'step'));
