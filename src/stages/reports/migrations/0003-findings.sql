-- What did not fit in the report when it was issued, with the explanations in writing. Null before this migration.
alter table reports.issued add column findings jsonb;
