-- Answers that were computed once, with the versions of the ledgers they were computed from. Losing it costs time only.
create table core.fact_cache (
  region_id int not null,
  cache_key text not null,
  state text not null,
  answer jsonb not null,
  computed_at timestamptz not null,
  constraint fact_cache_pkey primary key (region_id, cache_key)
);
select app.distribute('core.fact_cache');
