-- The schema that all migrations make. Generated: npm run check -- --write

-- types and sequences

-- tables

table access.appointments rls
  region_id integer not null
  id uuid not null
  account_id uuid not null
  kind text not null
  unit text not null
  named text[] not null
  deputy_of uuid
  from_on date not null
  to_on date
  appointed_at timestamp with time zone not null
  constraint appointments_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX appointments_account ON access.appointments USING btree (region_id, account_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table access.disclosures rls
  region_id integer not null
  id uuid not null
  ledger text not null
  row_key text not null
  appointment uuid not null
  account_id uuid not null
  reason text not null
  requested_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  allowed boolean
  constraint disclosures_pkey PRIMARY KEY (region_id, id)
  constraint disclosures_second_person CHECK (((decided_by IS NULL) OR (decided_by <> account_id)))
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table access.proposals rls
  region_id integer not null
  id uuid not null
  act text not null
  subject text not null
  words text not null
  account_id uuid not null
  reason text not null
  asked_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  allowed boolean
  used_at timestamp with time zone
  constraint proposals_pkey PRIMARY KEY (region_id, id)
  constraint proposals_second_person CHECK (((decided_by IS NULL) OR (decided_by <> account_id)))
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table access.settings rls
  region_id integer not null
  name text not null
  value text not null
  constraint settings_pkey PRIMARY KEY (region_id, name)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table app.migrations
  id text not null
  hash text not null
  applied_at timestamp with time zone not null
  constraint migrations_pkey PRIMARY KEY (id)

table app.placements
  table_name text not null
  placement text not null
  constraint placements_pkey PRIMARY KEY (table_name)
  constraint placements_placement_known CHECK ((placement = ANY (ARRAY['distributed'::text, 'reference'::text, 'local'::text])))

table app.regions
  id integer not null
  parent_id integer
  name text not null
  constraint regions_parent_fkey FOREIGN KEY (parent_id) REFERENCES app.regions(id)
  constraint regions_pkey PRIMARY KEY (id)

table audit.checkpoints rls
  region_id integer not null
  seq bigint not null
  at timestamp(3) with time zone not null
  hash bytea not null
  key_id text not null
  public_key text not null
  signature text not null
  constraint checkpoints_pkey PRIMARY KEY (region_id, seq, at)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table audit.entries rls
  region_id integer not null
  seq bigint not null
  at timestamp(3) with time zone not null
  type text not null
  version integer not null
  account text
  actor text not null
  post text
  unit text
  address text
  via text not null
  payload text not null
  prev_hash bytea not null
  hash bytea not null
  constraint entries_pkey PRIMARY KEY (region_id, seq)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table audit.heads rls
  region_id integer not null
  seq bigint not null
  hash bytea not null
  guarded_from bigint
  constraint heads_pkey PRIMARY KEY (region_id)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table auth.accounts rls
  region_id integer not null
  id uuid not null
  login text not null
  name text not null
  person text
  password_hash text
  must_change boolean not null
  password_until timestamp with time zone
  totp_secret text
  totp_on boolean not null
  totp_step bigint not null
  oidc_subject text
  epoch integer not null
  failures integer not null
  failed_at timestamp with time zone
  locked_until timestamp with time zone
  disabled_at timestamp with time zone
  created_at timestamp with time zone not null
  constraint accounts_login UNIQUE (region_id, login)
  constraint accounts_oidc UNIQUE (region_id, oidc_subject)
  constraint accounts_pkey PRIMARY KEY (region_id, id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table auth.addresses rls
  region_id integer not null
  address text not null
  failures integer not null
  failed_at timestamp with time zone not null
  locked_until timestamp with time zone
  constraint addresses_pkey PRIMARY KEY (region_id, address)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table auth.sessions rls
  region_id integer not null
  id uuid not null
  secret_hash bytea not null
  account_id uuid not null
  epoch integer not null
  appointment uuid
  address text
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  ended_at timestamp with time zone
  vouched boolean not null default false
  constraint sessions_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX sessions_account ON auth.sessions USING btree (region_id, account_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table auth.tokens rls
  region_id integer not null
  id uuid not null
  secret_hash bytea not null
  account_id uuid not null
  epoch integer not null
  appointment uuid not null
  title text not null
  actions text[] not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  constraint tokens_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX tokens_account ON auth.tokens USING btree (region_id, account_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table calendar.days rls
  region_id integer not null
  day date not null
  kind text not null
  name text not null
  reason text not null
  constraint days_kind CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text, 'plain'::text])))
  constraint days_pkey PRIMARY KEY (region_id, day)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table calendar.years rls
  region_id integer not null
  year integer not null
  source text not null
  constraint years_pkey PRIMARY KEY (region_id, year)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.batches rls
  region_id integer not null
  id uuid not null
  kind text not null
  file text
  actor text not null
  counts jsonb not null
  finished_at timestamp with time zone not null
  account uuid
  by_hand boolean not null default false
  refused integer not null default 0
  corrected jsonb not null default '[]'::jsonb
  constraint batches_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX batches_brought ON core.batches USING btree (region_id, finished_at DESC) WHERE ((kind = 'import'::text) AND (NOT by_hand))
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.digest_cache rls
  region_id integer not null
  cache_key text not null
  state text not null
  secret bytea not null
  roots jsonb not null
  row_keys text not null
  row_versions text not null
  digests bytea not null
  flags text not null
  computed_at timestamp with time zone not null
  constraint digest_cache_pkey PRIMARY KEY (region_id, cache_key)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.fact_cache rls
  region_id integer not null
  cache_key text not null
  answer jsonb not null
  computed_at timestamp with time zone not null
  ledger text not null
  version bigint not null
  others text not null
  constraint fact_cache_pkey PRIMARY KEY (region_id, cache_key)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.handed rls
  region_id integer not null
  ledger text not null
  row_id uuid not null
  to_unit text not null
  to_path text collate "C" not null
  unit_id text not null
  unit_path text collate "C" not null
  author text not null
  readers text[] not null
  happened_on date
  row_version integer not null
  digest text not null
  part jsonb not null
  persons jsonb not null
  in_force boolean not null
  handed_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  constraint handed_pkey PRIMARY KEY (region_id, ledger, row_id, to_unit)
  CREATE INDEX handed_path ON core.handed USING btree (region_id, unit_path)
  CREATE INDEX handed_to ON core.handed USING btree (region_id, to_unit, handed_at DESC)
  CREATE INDEX handed_to_path ON core.handed USING btree (region_id, to_path)
  policy gathered for * to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (ledger = NULLIF(current_setting('app.gathered_into'::text, true), ''::text))))
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table core.ledger_changes rls
  region_id integer not null
  ledger text not null
  version bigint not null
  batches uuid[] not null
  rows integer not null
  constraint ledger_changes_pkey PRIMARY KEY (region_id, ledger, version)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.ledger_state rls
  region_id integer not null
  ledger text not null
  version bigint not null
  changed_at timestamp with time zone not null
  constraint ledger_state_pkey PRIMARY KEY (region_id, ledger)
  policy gathered for * to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (ledger = ANY ((NULLIF(current_setting('app.gathered_ledgers'::text, true), ''::text))::text[]))))
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy versions for r to mingze_posts using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table core.ledger_tables
  table_name text not null
  pack text not null
  title text not null
  shape text not null
  applied_at timestamp with time zone not null
  constraint ledger_tables_pkey PRIMARY KEY (table_name)

table core.receipts rls
  region_id integer not null
  ledger text not null
  row_id uuid not null
  to_unit text not null
  to_path text collate "C" not null
  unit_id text not null
  unit_path text collate "C" not null
  author text not null
  readers text[] not null
  row_version integer not null
  actor text not null
  account text not null
  post text not null
  received_on date not null
  received_at timestamp with time zone not null
  constraint receipts_pkey PRIMARY KEY (region_id, ledger, row_id, to_unit)
  CREATE INDEX receipts_path ON core.receipts USING btree (region_id, unit_path)
  CREATE INDEX receipts_to_path ON core.receipts USING btree (region_id, to_path)
  policy gathered for * to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (ledger = NULLIF(current_setting('app.gathered_into'::text, true), ''::text))))
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table core.row_history rls
  region_id integer not null
  id uuid not null
  ledger text not null
  row_id uuid not null
  row_version integer not null
  unit_id text not null
  unit_path text collate "C" not null
  action text not null
  reason text
  batch_id uuid not null
  actor text not null
  changed_at timestamp with time zone not null
  before jsonb not null
  after jsonb not null
  author text not null default ''::text
  readers text[] not null default '{}'::text[]
  constraint row_history_action_known CHECK ((action = ANY (ARRAY['amend'::text, 'submit'::text, 'accept'::text, 'return'::text, 'void'::text, 'move'::text, 'take_back'::text, 'step'::text, 'gather'::text])))
  constraint row_history_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX row_history_batch ON core.row_history USING btree (region_id, batch_id)
  CREATE INDEX row_history_path ON core.row_history USING btree (region_id, unit_path)
  CREATE INDEX row_history_row ON core.row_history USING btree (region_id, ledger, row_id)
  policy gathered for * to mingze_post_gathers, mingze_post_ranges_gathers, mingze_post_region_gathers using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (action = 'gather'::text) AND (batch_id = (NULLIF(current_setting('app.gathered_batch'::text, true), ''::text))::uuid)))
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table core.scoped_tables
  table_name text not null
  ledger text not null
  persons text
  whole_only boolean not null
  constraint scoped_tables_pkey PRIMARY KEY (table_name)

table core.steps rls
  region_id integer not null
  id uuid not null
  ledger text not null
  row_id uuid not null
  step_no integer not null
  flow text not null
  flow_version integer not null
  step text not null
  from_state text not null
  to_state text not null
  half boolean not null
  unit_id text not null
  unit_path text collate "C" not null
  author text not null
  readers text[] not null
  actor text not null
  account text not null
  post text not null
  acting_unit text not null
  happened_on date not null
  received_at timestamp with time zone not null
  opinion text
  row_version integer not null
  constraint steps_number UNIQUE (region_id, ledger, row_id, step_no)
  constraint steps_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX steps_path ON core.steps USING btree (region_id, unit_path)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table desk.drafts rls
  region_id integer not null
  account_id uuid not null
  ledger text not null
  row_id text not null
  typed jsonb not null
  row_version integer
  kept_at timestamp with time zone not null
  post text not null default ''::text
  constraint drafts_pkey PRIMARY KEY (region_id, account_id, ledger, row_id, post)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table desk.looks rls
  region_id integer not null
  account_id uuid not null
  post text not null
  began_at timestamp with time zone not null
  before_at timestamp with time zone
  constraint looks_pkey PRIMARY KEY (region_id, account_id, post)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table desk.open_rows rls
  region_id integer not null
  ledger text not null
  row_id uuid not null
  account_id uuid not null
  name text not null
  seen_at timestamp with time zone not null
  constraint open_rows_pkey PRIMARY KEY (region_id, ledger, row_id, account_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table desk.views rls
  region_id integer not null
  account_id uuid not null
  ledger text not null
  name text not null
  address text not null
  kept_at timestamp with time zone not null
  constraint views_pkey PRIMARY KEY (region_id, account_id, ledger, name)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.acknowledgements rls
  region_id integer not null
  year integer not null
  unit_id text not null
  unit_path text collate "C" not null
  list_version integer not null
  by_name text not null
  at timestamp with time zone not null
  constraint acknowledgements_pkey PRIMARY KEY (region_id, year, unit_id)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table duties.calendar_feeds rls
  region_id integer not null
  id uuid not null
  secret_hash bytea not null
  account_id uuid not null
  appointment uuid not null
  created_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  constraint calendar_feeds_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX calendar_feeds_account ON duties.calendar_feeds USING btree (region_id, account_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.channel_faults rls
  region_id integer not null
  account_id uuid not null
  channel text not null
  since timestamp with time zone not null
  last_at timestamp with time zone not null
  tries integer not null
  reason text not null
  constraint channel_faults_pkey PRIMARY KEY (region_id, account_id, channel)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.digests rls
  region_id integer not null
  account_id uuid not null
  day date not null
  channel text not null
  sent_at timestamp with time zone not null
  subject text not null
  body text not null
  constraint digests_channel CHECK ((channel = ANY (ARRAY['desk'::text, 'mail'::text, 'robot'::text])))
  constraint digests_pkey PRIMARY KEY (region_id, account_id, day, channel)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.list_items rls
  region_id integer not null
  year integer not null
  duty text not null
  is_on boolean not null
  "least" integer
  due_on text
  reason text not null
  set_by text not null
  set_at timestamp with time zone not null
  constraint list_items_pkey PRIMARY KEY (region_id, year, duty)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.lists rls
  region_id integer not null
  year integer not null
  state text not null
  version integer not null
  note text not null
  approved_by text
  approved_at timestamp with time zone
  dispatched_by text
  dispatched_at timestamp with time zone
  constraint lists_pkey PRIMARY KEY (region_id, year)
  constraint lists_state CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'dispatched'::text])))
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.occurrences rls
  region_id integer not null
  year integer not null
  duty text not null
  unit_id text not null
  bearer text not null
  period text not null
  unit_path text collate "C" not null
  holder text not null
  vacant boolean not null
  from_on date not null
  to_on date not null
  due_on date
  "least" integer not null
  answers integer not null
  met_on date
  met_entered_on date
  state text not null
  constraint occurrences_pkey PRIMARY KEY (region_id, year, unit_id, duty, bearer, period)
  CREATE INDEX occurrences_duty ON duties.occurrences USING btree (region_id, year, duty)
  CREATE INDEX occurrences_path ON duties.occurrences USING btree (region_id, year, unit_path, duty, period)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table duties.own_reminders rls
  region_id integer not null
  account_id uuid not null
  levels text[] not null
  quiet_from text
  quiet_to text
  mail text
  robot_kind text
  robot_host text
  robot_sealed text
  constraint own_reminders_pkey PRIMARY KEY (region_id, account_id)
  constraint own_reminders_robot CHECK (((robot_kind IS NULL) OR (robot_kind = ANY (ARRAY['wecom'::text, 'dingtalk'::text]))))
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.reminded rls
  region_id integer not null
  account_id uuid not null
  channel text not null
  level text not null
  year integer not null
  unit text not null
  duty text not null
  bearer text not null
  period text not null
  day date not null
  constraint reminded_pkey PRIMARY KEY (region_id, account_id, channel, level, year, unit, duty, bearer, period)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.reminder_settings rls
  region_id integer not null
  automatic boolean not null
  from_hour integer not null
  start_days integer not null
  due_days integer not null
  leader_days integer not null
  quiet_from text not null
  quiet_to text not null
  rest_days boolean not null
  mail_from text
  mail_domains text[] not null
  robot_hosts text[] not null
  constraint reminder_settings_pkey PRIMARY KEY (region_id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table duties.statements rls
  region_id integer not null
  id uuid not null
  year integer not null
  duty text not null
  period text not null
  unit_id text not null
  unit_path text collate "C" not null
  bearer text not null
  kind text not null
  done_on date
  words text not null
  by_account text not null
  by_name text not null
  by_post text not null
  at timestamp with time zone not null
  constraint statements_kind CHECK ((kind = ANY (ARRAY['done'::text, 'none'::text, 'excused'::text, 'withdrawn'::text])))
  constraint statements_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX statements_occurrence ON duties.statements USING btree (region_id, year, duty, unit_id)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table duties.tallies rls
  region_id integer not null
  year integer not null
  unit_id text not null
  unit_path text collate "C" not null
  duty text not null
  from_on date not null
  due_on date not null
  state text not null
  personal boolean not null
  n integer not null
  entered_late integer not null
  constraint tallies_pkey PRIMARY KEY (region_id, year, unit_path, duty, from_on, due_on, state, personal)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table duties.years rls
  region_id integer not null
  year integer not null
  made_from text not null
  answered_from jsonb not null
  made_at timestamp with time zone not null
  constraint years_pkey PRIMARY KEY (region_id, year)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table files.attachments rls
  region_id integer not null
  id uuid not null
  ledger text not null
  row_id uuid not null
  unit_id text not null
  unit_path text collate "C" not null
  author text not null
  readers text[] not null
  digest text not null
  name text not null
  size bigint not null
  type text not null
  attached_by text not null
  attached_at timestamp with time zone not null
  removed_by text
  removed_at timestamp with time zone
  constraint attachments_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX attachments_digest ON files.attachments USING btree (region_id, digest)
  CREATE INDEX attachments_row ON files.attachments USING btree (region_id, ledger, row_id)
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

table files.objects rls
  region_id integer not null
  digest text not null
  size bigint not null
  type text not null
  state text not null
  first_name text not null
  received_at timestamp with time zone not null
  scanned_at timestamp with time zone
  used_at timestamp with time zone
  constraint objects_pkey PRIMARY KEY (region_id, digest)
  constraint objects_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'clean'::text, 'quarantined'::text, 'unscanned'::text])))
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table files.uploads rls
  region_id integer not null
  id uuid not null
  digest text not null
  name text not null
  account text not null
  received_at timestamp with time zone not null
  constraint uploads_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX uploads_owner ON files.uploads USING btree (region_id, account, digest)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table http.idempotency rls
  region_id integer not null
  account_id uuid not null
  key text not null
  digest text not null
  status integer
  answer text
  at timestamp with time zone not null
  constraint idempotency_pkey PRIMARY KEY (region_id, account_id, key)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table jobs.claims rls
  region_id integer not null
  id uuid not null
  constraint claims_pkey PRIMARY KEY (region_id, id)
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table jobs.jobs rls
  region_id integer not null
  id uuid not null
  kind text not null
  account text not null
  appointment text not null
  only_actions text[]
  input jsonb not null
  state text not null
  progress jsonb
  result jsonb
  error jsonb
  cancel_asked boolean not null
  created_at timestamp with time zone not null
  started_at timestamp with time zone
  finished_at timestamp with time zone
  outcome jsonb
  constraint jobs_pkey PRIMARY KEY (region_id, id)
  constraint jobs_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
  CREATE INDEX jobs_open ON jobs.jobs USING btree (region_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
  CREATE INDEX jobs_owner ON jobs.jobs USING btree (region_id, account, created_at)
  policy post for r to mingze_posts using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (account = current_setting('app.account'::text, true))))
  policy post_outcome for w to mingze_posts using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (account = current_setting('app.account'::text, true)))) check (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (account = current_setting('app.account'::text, true))))
  policy scope for * to mingze_app, mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.declared_literals rls
  region_id integer not null
  id uuid not null
  report text not null
  year integer not null
  words text not null
  reason text not null
  account_id uuid not null
  by_name text not null
  by_office text not null
  declared_at timestamp with time zone not null
  withdrawn_by text
  withdrawn_at timestamp with time zone
  constraint declared_literals_pkey PRIMARY KEY (region_id, id)
  CREATE UNIQUE INDEX declared_literals_words ON reports.declared_literals USING btree (region_id, report, year, words) WHERE (withdrawn_at IS NULL)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.explanations rls
  region_id integer not null
  id uuid not null
  report text not null
  year integer not null
  finding text not null
  about text not null
  text text not null
  by_name text not null
  by_office text not null
  account_id uuid not null
  actor text not null
  said_at timestamp with time zone not null
  withdrawn_by text
  withdrawn_at timestamp with time zone
  constraint explanations_pkey PRIMARY KEY (region_id, id)
  CREATE UNIQUE INDEX explanations_finding ON reports.explanations USING btree (region_id, report, year, finding, about) WHERE (withdrawn_at IS NULL)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.issued rls
  region_id integer not null
  id uuid not null
  report text not null
  year integer not null
  number integer not null
  title text not null
  dated_on date not null
  issued_at timestamp with time zone not null
  actor text not null
  pack text not null
  facts jsonb not null
  parameters jsonb not null
  checks jsonb not null
  digest text not null
  document bytea not null
  reason text
  content text
  hash text
  manifest text
  signature text
  public_key text
  secret bytea
  findings jsonb
  signed_by text[]
  withheld jsonb
  package bytea
  constraint issued_number UNIQUE (region_id, report, year, number)
  constraint issued_pkey PRIMARY KEY (region_id, id)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.issued_rows rls
  region_id integer not null
  issued_id uuid not null
  pass text not null
  ledger text not null
  slots text[] not null
  row_keys text not null
  row_versions text not null
  digests bytea not null
  flags text not null
  secret bytea
  constraint issued_rows_pkey PRIMARY KEY (region_id, issued_id, pass)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.signatures rls
  region_id integer not null
  id uuid not null
  report text not null
  year integer not null
  digest text not null
  account_id uuid not null
  actor text not null
  signed_at timestamp with time zone not null
  confirmed_by text
  step integer
  constraint signatures_confirmed_by CHECK ((confirmed_by = ANY (ARRAY['password'::text, 'second_factor'::text, 'single_sign_on'::text])))
  constraint signatures_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX signatures_of_report ON reports.signatures USING btree (region_id, report, year)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.signing_steps rls
  region_id integer not null
  report text not null
  year integer not null
  number integer not null
  act text not null
  digest text
  words text
  account_id uuid
  by_name text not null
  by_office text not null
  at timestamp with time zone not null
  constraint signing_steps_act CHECK ((act = ANY (ARRAY['sent'::text, 'recalled'::text, 'returned'::text, 'signed'::text, 'issued'::text])))
  constraint signing_steps_pkey PRIMARY KEY (region_id, report, year, number)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table reports.texts rls
  region_id integer not null
  report text not null
  year integer not null
  version integer not null
  text text
  note text
  account_id uuid not null
  actor text not null
  written_at timestamp with time zone not null
  constraint texts_pkey PRIMARY KEY (region_id, report, year, version)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table supervision.numbers rls
  region_id integer not null
  series text not null
  last integer not null
  constraint numbers_pkey PRIMARY KEY (region_id, series)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

table supervision.order_occurrences rls
  region_id integer not null
  order_row uuid not null
  unit_id text not null
  unit_path text collate "C" not null
  year integer not null
  duty text not null
  period text not null
  bearer text not null
  constraint order_occurrences_pkey PRIMARY KEY (region_id, order_row)
  CREATE INDEX order_occurrences_about ON supervision.order_occurrences USING btree (region_id, year, duty, unit_id)
  policy post_insert for a to mingze_posts using () check ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy region for * to mingze_region using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))
  policy scope for * to mingze_app using (((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer) AND (unit_path >= current_setting('app.lo'::text, true)) AND (unit_path < current_setting('app.hi'::text, true))))

-- views

-- functions

CREATE OR REPLACE FUNCTION app.distribute(relation text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'distributed');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, %L)', relation, 'region_id');
  end if;
end $function$

CREATE OR REPLACE FUNCTION app.enter(region integer, settings jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  setting record;
begin
  execute format('set local app.region = %L', region::text);
  for setting in select * from jsonb_each_text(settings) loop
    execute format('set local app.%I = %L', setting.key, setting.value);
  end loop;
end $function$

CREATE OR REPLACE FUNCTION app.keep_local(relation text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'local');
end $function$

CREATE OR REPLACE FUNCTION app.reference(relation text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'reference');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', relation);
  end if;
end $function$

CREATE OR REPLACE FUNCTION app.scope(region integer, lo text, hi text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local app.region = %L', region::text);
  execute format('set local app.lo = %L', lo);
  execute format('set local app.hi = %L', hi);
end $function$

CREATE OR REPLACE FUNCTION core.changes_since(known jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_object(
    'versions', (select coalesce(jsonb_object_agg(s.ledger, s.version::text), '{}') from core.ledger_state s
      where s.region_id = nullif(current_setting('app.region', true), '')::int),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('ledger', c.ledger, 'version', c.version::text, 'batches', c.batches, 'rows', c.rows)), '[]')
      from jsonb_each_text(known) k cross join lateral (
        select c.ledger, c.version, c.batches, c.rows from core.ledger_changes c
        where c.region_id = nullif(current_setting('app.region', true), '')::int and c.ledger = k.key and c.version > k.value::bigint
        order by c.version limit 257) c))
$function$

CREATE OR REPLACE FUNCTION core.reach_gathered(into_ledger text, keys text[], batch text, ledgers text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local app.gathered_into = %L', into_ledger);
  execute format('set local app.gathered = %L', keys::text);
  execute format('set local app.gathered_batch = %L', batch);
  execute format('set local app.gathered_ledgers = %L', ledgers::text);
end $function$

-- grants
delete, insert, select, update on table calendar.days to mingze_app
delete, insert, select, update on table calendar.days to mingze_region
delete, insert, select, update on table calendar.years to mingze_app
delete, insert, select, update on table calendar.years to mingze_region
delete, insert, select, update on table desk.drafts to mingze_app
delete, insert, select, update on table desk.drafts to mingze_region
delete, insert, select, update on table desk.looks to mingze_app
delete, insert, select, update on table desk.looks to mingze_region
delete, insert, select, update on table desk.open_rows to mingze_app
delete, insert, select, update on table desk.open_rows to mingze_region
delete, insert, select, update on table desk.views to mingze_app
delete, insert, select, update on table desk.views to mingze_region
delete, insert, select, update on table duties.acknowledgements to mingze_app
delete, insert, select, update on table duties.acknowledgements to mingze_region
delete, insert, select, update on table duties.channel_faults to mingze_app
delete, insert, select, update on table duties.channel_faults to mingze_region
delete, insert, select, update on table duties.digests to mingze_app
delete, insert, select, update on table duties.digests to mingze_region
delete, insert, select, update on table duties.list_items to mingze_app
delete, insert, select, update on table duties.list_items to mingze_region
delete, insert, select, update on table duties.lists to mingze_app
delete, insert, select, update on table duties.lists to mingze_region
delete, insert, select, update on table duties.occurrences to mingze_app
delete, insert, select, update on table duties.occurrences to mingze_region
delete, insert, select, update on table duties.tallies to mingze_app
delete, insert, select, update on table duties.tallies to mingze_region
delete, insert, select, update on table duties.years to mingze_app
delete, insert, select, update on table duties.years to mingze_region
delete, insert, select, update on table files.objects to mingze_app
delete, insert, select, update on table files.objects to mingze_region
delete, insert, select, update on table files.uploads to mingze_app
delete, insert, select, update on table files.uploads to mingze_region
delete, insert, select, update on table http.idempotency to mingze_app
delete, insert, select, update on table http.idempotency to mingze_region
execute on function app.enter(integer,jsonb) to mingze_posts
execute on function app.scope(integer,text,text) to mingze_app
execute on function app.scope(integer,text,text) to mingze_region
execute on function core.changes_since(jsonb) to public
execute on function core.reach_gathered(text,text[],text,text[]) to mingze_app
execute on function core.reach_gathered(text,text[],text,text[]) to mingze_posts
execute on function core.reach_gathered(text,text[],text,text[]) to mingze_region
insert on table audit.entries to mingze_app
insert on table audit.entries to mingze_posts
insert on table core.batches to mingze_posts
insert on table core.row_history to mingze_posts
insert on table core.steps to mingze_step
insert, select on table audit.checkpoints to mingze_region
insert, select on table audit.entries to mingze_region
insert, select on table core.batches to mingze_app
insert, select on table core.batches to mingze_region
insert, select on table core.ledger_changes to mingze_app
insert, select on table core.ledger_changes to mingze_posts
insert, select on table core.ledger_changes to mingze_region
insert, select on table core.receipts to mingze_app
insert, select on table core.receipts to mingze_post
insert, select on table core.receipts to mingze_post_ranges
insert, select on table core.receipts to mingze_post_region
insert, select on table core.receipts to mingze_region
insert, select on table core.row_history to mingze_app
insert, select on table core.row_history to mingze_region
insert, select on table duties.reminded to mingze_app
insert, select on table duties.reminded to mingze_region
insert, select on table duties.statements to mingze_app
insert, select on table duties.statements to mingze_region
insert, select on table files.attachments to mingze_post
insert, select on table files.attachments to mingze_post_ranges
insert, select on table files.attachments to mingze_post_region
insert, select on table reports.declared_literals to mingze_app
insert, select on table reports.declared_literals to mingze_region
insert, select on table reports.explanations to mingze_app
insert, select on table reports.explanations to mingze_region
insert, select on table reports.issued to mingze_app
insert, select on table reports.issued to mingze_region
insert, select on table reports.issued_rows to mingze_app
insert, select on table reports.issued_rows to mingze_region
insert, select on table reports.signatures to mingze_app
insert, select on table reports.signatures to mingze_region
insert, select on table reports.signing_steps to mingze_app
insert, select on table reports.signing_steps to mingze_region
insert, select on table reports.texts to mingze_app
insert, select on table reports.texts to mingze_region
insert, select on table supervision.order_occurrences to mingze_app
insert, select on table supervision.order_occurrences to mingze_posts
insert, select on table supervision.order_occurrences to mingze_region
insert, select, update on table access.appointments to mingze_app
insert, select, update on table access.appointments to mingze_region
insert, select, update on table access.disclosures to mingze_app
insert, select, update on table access.disclosures to mingze_region
insert, select, update on table access.proposals to mingze_app
insert, select, update on table access.proposals to mingze_region
insert, select, update on table access.settings to mingze_app
insert, select, update on table access.settings to mingze_region
insert, select, update on table audit.heads to mingze_app
insert, select, update on table audit.heads to mingze_posts
insert, select, update on table audit.heads to mingze_region
insert, select, update on table auth.accounts to mingze_app
insert, select, update on table auth.accounts to mingze_region
insert, select, update on table auth.addresses to mingze_app
insert, select, update on table auth.addresses to mingze_region
insert, select, update on table auth.sessions to mingze_app
insert, select, update on table auth.sessions to mingze_region
insert, select, update on table auth.tokens to mingze_app
insert, select, update on table auth.tokens to mingze_region
insert, select, update on table core.digest_cache to mingze_app
insert, select, update on table core.digest_cache to mingze_region
insert, select, update on table core.fact_cache to mingze_app
insert, select, update on table core.fact_cache to mingze_region
insert, select, update on table core.handed to mingze_app
insert, select, update on table core.handed to mingze_post
insert, select, update on table core.handed to mingze_post_ranges
insert, select, update on table core.handed to mingze_post_region
insert, select, update on table core.handed to mingze_region
insert, select, update on table core.ledger_state to mingze_app
insert, select, update on table core.ledger_state to mingze_posts
insert, select, update on table core.ledger_state to mingze_region
insert, select, update on table duties.calendar_feeds to mingze_app
insert, select, update on table duties.calendar_feeds to mingze_region
insert, select, update on table duties.own_reminders to mingze_app
insert, select, update on table duties.own_reminders to mingze_region
insert, select, update on table duties.reminder_settings to mingze_app
insert, select, update on table duties.reminder_settings to mingze_region
insert, select, update on table files.attachments to mingze_app
insert, select, update on table files.attachments to mingze_region
insert, select, update on table jobs.claims to mingze_app
insert, select, update on table jobs.claims to mingze_region
insert, select, update on table jobs.jobs to mingze_app
insert, select, update on table jobs.jobs to mingze_region
insert, select, update on table supervision.numbers to mingze_app
insert, select, update on table supervision.numbers to mingze_posts
insert, select, update on table supervision.numbers to mingze_region
select on column core.batches.actor to mingze_posts
select on column core.batches.id to mingze_posts
select on column core.batches.region_id to mingze_posts
select on column core.handed.author to mingze_post_masked
select on column core.handed.author to mingze_post_ranges_masked
select on column core.handed.author to mingze_post_region_masked
select on column core.handed.changed_at to mingze_post_masked
select on column core.handed.changed_at to mingze_post_ranges_masked
select on column core.handed.changed_at to mingze_post_region_masked
select on column core.handed.digest to mingze_post_masked
select on column core.handed.digest to mingze_post_ranges_masked
select on column core.handed.digest to mingze_post_region_masked
select on column core.handed.handed_at to mingze_post_masked
select on column core.handed.handed_at to mingze_post_ranges_masked
select on column core.handed.handed_at to mingze_post_region_masked
select on column core.handed.happened_on to mingze_post_masked
select on column core.handed.happened_on to mingze_post_ranges_masked
select on column core.handed.happened_on to mingze_post_region_masked
select on column core.handed.in_force to mingze_post_masked
select on column core.handed.in_force to mingze_post_ranges_masked
select on column core.handed.in_force to mingze_post_region_masked
select on column core.handed.ledger to mingze_post_masked
select on column core.handed.ledger to mingze_post_ranges_masked
select on column core.handed.ledger to mingze_post_region_masked
select on column core.handed.part to mingze_post_masked
select on column core.handed.part to mingze_post_ranges_masked
select on column core.handed.part to mingze_post_region_masked
select on column core.handed.readers to mingze_post_masked
select on column core.handed.readers to mingze_post_ranges_masked
select on column core.handed.readers to mingze_post_region_masked
select on column core.handed.region_id to mingze_post_masked
select on column core.handed.region_id to mingze_post_ranges_masked
select on column core.handed.region_id to mingze_post_region_masked
select on column core.handed.row_id to mingze_post_masked
select on column core.handed.row_id to mingze_post_ranges_masked
select on column core.handed.row_id to mingze_post_region_masked
select on column core.handed.row_version to mingze_post_masked
select on column core.handed.row_version to mingze_post_ranges_masked
select on column core.handed.row_version to mingze_post_region_masked
select on column core.handed.to_path to mingze_post_masked
select on column core.handed.to_path to mingze_post_ranges_masked
select on column core.handed.to_path to mingze_post_region_masked
select on column core.handed.to_unit to mingze_post_masked
select on column core.handed.to_unit to mingze_post_ranges_masked
select on column core.handed.to_unit to mingze_post_region_masked
select on column core.handed.unit_id to mingze_post_masked
select on column core.handed.unit_id to mingze_post_ranges_masked
select on column core.handed.unit_id to mingze_post_region_masked
select on column core.handed.unit_path to mingze_post_masked
select on column core.handed.unit_path to mingze_post_ranges_masked
select on column core.handed.unit_path to mingze_post_region_masked
select on column core.receipts.author to mingze_post_masked
select on column core.receipts.author to mingze_post_ranges_masked
select on column core.receipts.author to mingze_post_region_masked
select on column core.receipts.ledger to mingze_post_masked
select on column core.receipts.ledger to mingze_post_ranges_masked
select on column core.receipts.ledger to mingze_post_region_masked
select on column core.receipts.post to mingze_post_masked
select on column core.receipts.post to mingze_post_ranges_masked
select on column core.receipts.post to mingze_post_region_masked
select on column core.receipts.readers to mingze_post_masked
select on column core.receipts.readers to mingze_post_ranges_masked
select on column core.receipts.readers to mingze_post_region_masked
select on column core.receipts.received_at to mingze_post_masked
select on column core.receipts.received_at to mingze_post_ranges_masked
select on column core.receipts.received_at to mingze_post_region_masked
select on column core.receipts.received_on to mingze_post_masked
select on column core.receipts.received_on to mingze_post_ranges_masked
select on column core.receipts.received_on to mingze_post_region_masked
select on column core.receipts.region_id to mingze_post_masked
select on column core.receipts.region_id to mingze_post_ranges_masked
select on column core.receipts.region_id to mingze_post_region_masked
select on column core.receipts.row_id to mingze_post_masked
select on column core.receipts.row_id to mingze_post_ranges_masked
select on column core.receipts.row_id to mingze_post_region_masked
select on column core.receipts.row_version to mingze_post_masked
select on column core.receipts.row_version to mingze_post_ranges_masked
select on column core.receipts.row_version to mingze_post_region_masked
select on column core.receipts.to_path to mingze_post_masked
select on column core.receipts.to_path to mingze_post_ranges_masked
select on column core.receipts.to_path to mingze_post_region_masked
select on column core.receipts.to_unit to mingze_post_masked
select on column core.receipts.to_unit to mingze_post_ranges_masked
select on column core.receipts.to_unit to mingze_post_region_masked
select on column core.receipts.unit_id to mingze_post_masked
select on column core.receipts.unit_id to mingze_post_ranges_masked
select on column core.receipts.unit_id to mingze_post_region_masked
select on column core.receipts.unit_path to mingze_post_masked
select on column core.receipts.unit_path to mingze_post_ranges_masked
select on column core.receipts.unit_path to mingze_post_region_masked
select on column core.steps.acting_unit to mingze_post_masked
select on column core.steps.acting_unit to mingze_post_ranges_masked
select on column core.steps.acting_unit to mingze_post_region_masked
select on column core.steps.author to mingze_post_masked
select on column core.steps.author to mingze_post_ranges_masked
select on column core.steps.author to mingze_post_region_masked
select on column core.steps.flow to mingze_post_masked
select on column core.steps.flow to mingze_post_ranges_masked
select on column core.steps.flow to mingze_post_region_masked
select on column core.steps.flow_version to mingze_post_masked
select on column core.steps.flow_version to mingze_post_ranges_masked
select on column core.steps.flow_version to mingze_post_region_masked
select on column core.steps.from_state to mingze_post_masked
select on column core.steps.from_state to mingze_post_ranges_masked
select on column core.steps.from_state to mingze_post_region_masked
select on column core.steps.half to mingze_post_masked
select on column core.steps.half to mingze_post_ranges_masked
select on column core.steps.half to mingze_post_region_masked
select on column core.steps.happened_on to mingze_post_masked
select on column core.steps.happened_on to mingze_post_ranges_masked
select on column core.steps.happened_on to mingze_post_region_masked
select on column core.steps.id to mingze_post_masked
select on column core.steps.id to mingze_post_ranges_masked
select on column core.steps.id to mingze_post_region_masked
select on column core.steps.ledger to mingze_post_masked
select on column core.steps.ledger to mingze_post_ranges_masked
select on column core.steps.ledger to mingze_post_region_masked
select on column core.steps.post to mingze_post_masked
select on column core.steps.post to mingze_post_ranges_masked
select on column core.steps.post to mingze_post_region_masked
select on column core.steps.readers to mingze_post_masked
select on column core.steps.readers to mingze_post_ranges_masked
select on column core.steps.readers to mingze_post_region_masked
select on column core.steps.received_at to mingze_post_masked
select on column core.steps.received_at to mingze_post_ranges_masked
select on column core.steps.received_at to mingze_post_region_masked
select on column core.steps.region_id to mingze_post_masked
select on column core.steps.region_id to mingze_post_ranges_masked
select on column core.steps.region_id to mingze_post_region_masked
select on column core.steps.row_id to mingze_post_masked
select on column core.steps.row_id to mingze_post_ranges_masked
select on column core.steps.row_id to mingze_post_region_masked
select on column core.steps.row_version to mingze_post_masked
select on column core.steps.row_version to mingze_post_ranges_masked
select on column core.steps.row_version to mingze_post_region_masked
select on column core.steps.step to mingze_post_masked
select on column core.steps.step to mingze_post_ranges_masked
select on column core.steps.step to mingze_post_region_masked
select on column core.steps.step_no to mingze_post_masked
select on column core.steps.step_no to mingze_post_ranges_masked
select on column core.steps.step_no to mingze_post_region_masked
select on column core.steps.to_state to mingze_post_masked
select on column core.steps.to_state to mingze_post_ranges_masked
select on column core.steps.to_state to mingze_post_region_masked
select on column core.steps.unit_id to mingze_post_masked
select on column core.steps.unit_id to mingze_post_ranges_masked
select on column core.steps.unit_id to mingze_post_region_masked
select on column core.steps.unit_path to mingze_post_masked
select on column core.steps.unit_path to mingze_post_ranges_masked
select on column core.steps.unit_path to mingze_post_region_masked
select on table app.regions to mingze_app
select on table app.regions to mingze_posts
select on table app.regions to mingze_region
select on table core.ledger_tables to mingze_app
select on table core.ledger_tables to mingze_posts
select on table core.ledger_tables to mingze_region
select on table core.row_history to mingze_post
select on table core.row_history to mingze_post_ranges
select on table core.row_history to mingze_post_region
select on table core.scoped_tables to mingze_app
select on table core.scoped_tables to mingze_posts
select on table core.scoped_tables to mingze_region
select on table core.steps to mingze_app
select on table core.steps to mingze_post
select on table core.steps to mingze_post_ranges
select on table core.steps to mingze_post_region
select on table core.steps to mingze_region
select on table duties.acknowledgements to mingze_posts
select on table duties.list_items to mingze_posts
select on table duties.lists to mingze_posts
select on table duties.occurrences to mingze_posts
select on table duties.statements to mingze_posts
select on table duties.tallies to mingze_posts
select on table jobs.jobs to mingze_posts
update on column core.receipts.to_path to mingze_app
update on column core.receipts.to_path to mingze_region
update on column core.receipts.unit_id to mingze_app
update on column core.receipts.unit_id to mingze_post
update on column core.receipts.unit_id to mingze_post_ranges
update on column core.receipts.unit_id to mingze_post_region
update on column core.receipts.unit_id to mingze_region
update on column core.receipts.unit_path to mingze_app
update on column core.receipts.unit_path to mingze_post
update on column core.receipts.unit_path to mingze_post_ranges
update on column core.receipts.unit_path to mingze_post_region
update on column core.receipts.unit_path to mingze_region
update on column core.row_history.readers to mingze_app
update on column core.row_history.readers to mingze_region
update on column core.row_history.unit_path to mingze_app
update on column core.row_history.unit_path to mingze_region
update on column core.steps.readers to mingze_app
update on column core.steps.readers to mingze_region
update on column core.steps.unit_path to mingze_app
update on column core.steps.unit_path to mingze_region
update on column duties.acknowledgements.unit_path to mingze_app
update on column duties.acknowledgements.unit_path to mingze_region
update on column duties.statements.unit_path to mingze_app
update on column duties.statements.unit_path to mingze_region
update on column files.attachments.removed_at to mingze_post
update on column files.attachments.removed_at to mingze_post_ranges
update on column files.attachments.removed_at to mingze_post_region
update on column files.attachments.removed_by to mingze_post
update on column files.attachments.removed_by to mingze_post_ranges
update on column files.attachments.removed_by to mingze_post_region
update on column files.attachments.unit_id to mingze_post
update on column files.attachments.unit_id to mingze_post_ranges
update on column files.attachments.unit_id to mingze_post_region
update on column files.attachments.unit_path to mingze_post
update on column files.attachments.unit_path to mingze_post_ranges
update on column files.attachments.unit_path to mingze_post_region
update on column jobs.jobs.outcome to mingze_posts
update on column reports.declared_literals.withdrawn_at to mingze_app
update on column reports.declared_literals.withdrawn_at to mingze_region
update on column reports.declared_literals.withdrawn_by to mingze_app
update on column reports.declared_literals.withdrawn_by to mingze_region
update on column reports.explanations.withdrawn_at to mingze_app
update on column reports.explanations.withdrawn_at to mingze_region
update on column reports.explanations.withdrawn_by to mingze_app
update on column reports.explanations.withdrawn_by to mingze_region
update on column supervision.order_occurrences.unit_path to mingze_app
update on column supervision.order_occurrences.unit_path to mingze_region
usage on schema access to mingze_app
usage on schema access to mingze_region
usage on schema app to mingze_app
usage on schema app to mingze_posts
usage on schema app to mingze_region
usage on schema audit to mingze_app
usage on schema audit to mingze_posts
usage on schema audit to mingze_region
usage on schema auth to mingze_app
usage on schema auth to mingze_region
usage on schema base to mingze_app
usage on schema base to mingze_posts
usage on schema base to mingze_region
usage on schema calendar to mingze_app
usage on schema calendar to mingze_region
usage on schema core to mingze_app
usage on schema core to mingze_posts
usage on schema core to mingze_region
usage on schema desk to mingze_app
usage on schema desk to mingze_region
usage on schema duties to mingze_app
usage on schema duties to mingze_posts
usage on schema duties to mingze_region
usage on schema files to mingze_app
usage on schema files to mingze_posts
usage on schema files to mingze_region
usage on schema http to mingze_app
usage on schema http to mingze_region
usage on schema jobs to mingze_app
usage on schema jobs to mingze_posts
usage on schema jobs to mingze_region
usage on schema ledger to mingze_app
usage on schema ledger to mingze_posts
usage on schema ledger to mingze_region
usage on schema public to public
usage on schema reports to mingze_app
usage on schema reports to mingze_region
usage on schema supervision to mingze_app
usage on schema supervision to mingze_posts
usage on schema supervision to mingze_region
