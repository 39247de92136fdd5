-- The secret of the salts belongs to a pass over a ledger, so that digests can be kept from a draft to its issue.
-- Null: that of the issued version, as it was before this migration.
alter table reports.issued_rows add column secret bytea;
alter table reports.issued_rows alter column digests set storage external;
