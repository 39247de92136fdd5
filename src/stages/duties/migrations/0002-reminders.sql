-- Reminders: how a city reminds, how each account wants to be reminded, what was sent, and the calendars that posts subscribe to.

create table duties.reminder_settings (
  region_id int not null,
  -- Whether the service reminds of itself every day; the command line reminds in any case.
  automatic boolean not null,
  from_hour int not null,
  start_days int not null,
  due_days int not null,
  leader_days int not null,
  quiet_from text not null,
  quiet_to text not null,
  rest_days boolean not null,
  mail_from text,
  -- Mail goes to addresses of these domains alone; none: no mail.
  mail_domains text[] not null,
  -- Hosts of robots of one's own, within the intranet too, besides those of the two public services.
  robot_hosts text[] not null,
  constraint reminder_settings_pkey primary key (region_id)
);
select app.distribute('duties.reminder_settings');

-- What an account wants. Without a row: every level, in the workspace alone.
create table duties.own_reminders (
  region_id int not null,
  account_id uuid not null,
  levels text[] not null,
  quiet_from text,
  quiet_to text,
  mail text,
  robot_kind text,
  robot_host text,
  -- Address and key of the robot, sealed with a key that is not in the database.
  robot_sealed text,
  constraint own_reminders_pkey primary key (region_id, account_id)
);
select app.distribute('duties.own_reminders');
alter table duties.own_reminders add constraint own_reminders_robot check (robot_kind is null or robot_kind in ('wecom', 'dingtalk'));

-- One a day at most for an account and a way; 'desk' is the workspace. The row is the claim: who has entered it sends.
create table duties.digests (
  region_id int not null,
  account_id uuid not null,
  day date not null,
  channel text not null,
  sent_at timestamptz not null,
  subject text not null,
  body text not null,
  constraint digests_pkey primary key (region_id, account_id, day, channel)
);
select app.distribute('duties.digests');
alter table duties.digests add constraint digests_channel check (channel in ('desk', 'mail', 'robot'));

-- Which line was sent to whom at which level by which way: never again.
create table duties.reminded (
  region_id int not null,
  account_id uuid not null,
  channel text not null,
  level text not null,
  year int not null,
  unit text not null,
  duty text not null,
  bearer text not null,
  period text not null,
  day date not null,
  constraint reminded_pkey primary key (region_id, account_id, channel, level, year, unit, duty, bearer, period)
);
select app.distribute('duties.reminded');

-- Ways that do not work at present, until they do.
create table duties.channel_faults (
  region_id int not null,
  account_id uuid not null,
  channel text not null,
  since timestamptz not null,
  last_at timestamptz not null,
  tries int not null,
  reason text not null,
  constraint channel_faults_pkey primary key (region_id, account_id, channel)
);
select app.distribute('duties.channel_faults');

-- A calendar is known by the digest of its secret: who reads this table cannot open it.
create table duties.calendar_feeds (
  region_id int not null,
  id uuid not null,
  secret_hash bytea not null,
  account_id uuid not null,
  appointment uuid not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint calendar_feeds_pkey primary key (region_id, id)
);
select app.distribute('duties.calendar_feeds');
create index calendar_feeds_account on duties.calendar_feeds (region_id, account_id);
