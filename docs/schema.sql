-- The schema that all migrations make. Generated: npm run check -- --write

-- types and sequences

-- tables

table app.migrations
  id text not null
  hash text not null
  applied_at timestamp with time zone not null
  constraint migrations_pkey PRIMARY KEY (id)

table app.outbox rls
  region_id integer not null
  id uuid not null
  topic text not null
  payload jsonb not null
  created_at timestamp with time zone not null
  constraint outbox_pkey PRIMARY KEY (region_id, id)
  CREATE INDEX outbox_oldest ON app.outbox USING btree (region_id, created_at)
  policy scope for * to public using ((region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer))

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

-- grants
delete, insert, select on table app.outbox to mingze_app
execute on function app.scope(integer,text,text) to mingze_app
select on table app.regions to mingze_app
usage on schema app to mingze_app
usage on schema public to public
