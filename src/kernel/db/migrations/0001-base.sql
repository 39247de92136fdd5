-- The schema of the platform. app.migrations exists already: migrate() makes it before the first file.

-- Where each table lives when the database is a cluster: 'distributed' by region, 'reference' (a copy on
-- every node), or 'local' (bookkeeping of the coordinator, no data of a region). Written by the functions
-- below; the rule check demands an entry for every table.
create table app.placements (
  table_name text not null,
  placement text not null,
  constraint placements_pkey primary key (table_name)
);
alter table app.placements add constraint placements_placement_known check (placement in ('distributed', 'reference', 'local'));

-- Distributes a table by region_id; called right after each `create table`. On plain PostgreSQL it only notes.
create function app.distribute(relation text) returns void language plpgsql as $$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'distributed');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, %L)', relation, 'region_id');
  end if;
end $$;

-- Copies a small dictionary to every node; called right after its `create table`.
create function app.reference(relation text) returns void language plpgsql as $$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'reference');
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', relation);
  end if;
end $$;

-- Notes a table of the coordinator itself. Never for data that has a region.
create function app.keep_local(relation text) returns void language plpgsql as $$
begin
  insert into app.placements (table_name, placement) values (relation::regclass::text, 'local');
end $$;

select app.keep_local('app.migrations');
select app.keep_local('app.placements');

-- Sets what the running transaction may see. SET LOCAL through execute, because a cluster sends exactly that
-- form on to its workers; the function set_config() would silently give no rows there.
create function app.scope(region int, lo text, hi text) returns void language plpgsql as $$
begin
  execute format('set local app.region = %L', region::text);
  execute format('set local app.lo = %L', lo);
  execute format('set local app.hi = %L', hi);
end $$;

-- The county-level cities. parent_id leads to the prefecture and the province.
create table app.regions (
  id int not null,
  parent_id int,
  name text not null,
  constraint regions_pkey primary key (id)
);
select app.reference('app.regions');
alter table app.regions add constraint regions_parent_fkey foreign key (parent_id) references app.regions (id);

-- Messages written in the transaction that causes them; a relay carries them on, more than once if need be.
create table app.outbox (
  region_id int not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  constraint outbox_pkey primary key (region_id, id)
);
select app.distribute('app.outbox');
create index outbox_oldest on app.outbox (region_id, created_at);
