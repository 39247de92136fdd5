-- What an issue leaves out of its manifest and keeps inside: of each number that is only published as it is printed, the
-- exact value and the salt of its commitment, {slot: {value, salt}}. Null before this migration.
alter table reports.issued add column withheld jsonb;
-- The package as it was issued: its pages are signed, and a later version of the program has other ones. Null before.
alter table reports.issued add column package bytea;
