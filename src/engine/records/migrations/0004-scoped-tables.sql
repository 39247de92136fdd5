-- Tables of later modules whose rows belong to units and are as visible as the rows of one ledger; their posts' policies are
-- written with the definitions. `persons`: a condition under which a row is about a person, and hidden from masked posts.
create table core.scoped_tables (
  table_name text not null,
  ledger text not null,
  persons text,
  -- Rows hold a unit with all below it: only who may see all of the region sees any.
  whole_only boolean not null,
  constraint scoped_tables_pkey primary key (table_name)
);
select app.reference('core.scoped_tables');
