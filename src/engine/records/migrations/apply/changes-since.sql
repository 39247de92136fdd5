-- How often each ledger of the region has been written to, and under which batches since the versions that are known (by
-- ledger; at most 257 versions of each). Numbers that an acting post is told must not be old: it reads all versions, also of
-- ledgers that it cannot write.
create or replace function core.changes_since(known jsonb) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'versions', (select coalesce(jsonb_object_agg(s.ledger, s.version::text), '{}') from core.ledger_state s
      where s.region_id = nullif(current_setting('app.region', true), '')::int),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('ledger', c.ledger, 'version', c.version::text, 'batches', c.batches, 'rows', c.rows)), '[]')
      from jsonb_each_text(known) k cross join lateral (
        select c.ledger, c.version, c.batches, c.rows from core.ledger_changes c
        where c.region_id = nullif(current_setting('app.region', true), '')::int and c.ledger = k.key and c.version > k.value::bigint
        order by c.version limit 257) c))
$$;
