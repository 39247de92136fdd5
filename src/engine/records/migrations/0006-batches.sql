-- Who brought a batch (two people may bear one name), whether by form, and what was left out or corrected on the way.
-- Of earlier batches the account is not known: they are told by the name.
alter table core.batches
  add column account uuid,
  add column by_hand boolean not null default false,
  add column refused int not null default 0,
  add column corrected jsonb not null default '[]';
-- rule 7: of every city, once.
update core.batches set by_hand = true where kind = 'import' and file = '表单登记';
-- The page of batches goes back in time from now.
create index batches_brought on core.batches (region_id, finished_at desc) where kind = 'import' and not by_hand;
