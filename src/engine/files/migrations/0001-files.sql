-- What is known of files; their bytes lie in the data directory, each under its SHA-256 (src/kernel/files).
create schema files;

-- One row per content that a city has received.
create table files.objects (
  region_id int not null,
  digest text not null,
  size bigint not null,
  type text not null,
  -- waiting: for the scanner; unscanned: there is none.
  state text not null,
  first_name text not null,
  received_at timestamptz not null,
  scanned_at timestamptz,
  constraint objects_pkey primary key (region_id, digest)
);
select app.distribute('files.objects');
alter table files.objects add constraint objects_state_known check (state in ('waiting', 'clean', 'quarantined', 'unscanned'));

-- Who brought which content. Knowing a digest is no right to its content: attaching and importing ask for a row here.
create table files.uploads (
  region_id int not null,
  id uuid not null,
  digest text not null,
  name text not null,
  account text not null,
  received_at timestamptz not null,
  constraint uploads_pkey primary key (region_id, id)
);
select app.distribute('files.uploads');
create index uploads_owner on files.uploads (region_id, account, digest);

-- What is attached to a row of a ledger; as visible as that row, so it carries what the row's policies compare.
create table files.attachments (
  region_id int not null,
  id uuid not null,
  ledger text not null,
  row_id uuid not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  author text not null,
  readers text[] not null,
  digest text not null,
  name text not null,
  size bigint not null,
  type text not null,
  attached_by text not null,
  attached_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  constraint attachments_pkey primary key (region_id, id)
);
select app.distribute('files.attachments');
create index attachments_row on files.attachments (region_id, ledger, row_id);
create index attachments_digest on files.attachments (region_id, digest);
