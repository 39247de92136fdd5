-- Brings the rows that are tied together over a link into the reach of a transaction which gathers (gather/reach.ts): into which
-- ledger, by which keys, under which batch the history of it is written, and which ledgers are counted up by it in the end.
create or replace function core.reach_gathered(into_ledger text, keys text[], batch text, ledgers text[]) returns void
language plpgsql as $$
begin
  execute format('set local app.gathered_into = %L', into_ledger);
  execute format('set local app.gathered = %L', keys::text);
  execute format('set local app.gathered_batch = %L', batch);
  execute format('set local app.gathered_ledgers = %L', ledgers::text);
end $$;
revoke all on function core.reach_gathered(text, text[], text, text[]) from public;
grant execute on function core.reach_gathered(text, text[], text, text[]) to mingze_app, mingze_region, mingze_posts;
