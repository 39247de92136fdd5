-- Answers are kept in parts to which the rows changed since can be added: with the version of their ledger and, apart, of the
-- others that they look at. What was kept before is computed anew.
truncate core.fact_cache;
alter table core.fact_cache
  drop column state,
  add column ledger text not null,
  add column version bigint not null,
  add column others text not null;
