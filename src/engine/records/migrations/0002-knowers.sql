-- The history of a row is as visible as the row: who recorded it, and who may know it where its ledger is sealed.
alter table core.row_history add column author text not null default '';
alter table core.row_history add column readers text[] not null default '{}';
