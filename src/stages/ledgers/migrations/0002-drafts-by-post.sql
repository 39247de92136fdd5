-- Typing belongs to the post in which it was typed: what was begun as one is not offered to the same person as another.
-- What was kept before does not say as what, and is offered to whichever post comes first.
alter table desk.drafts add column post text not null default '';
alter table desk.drafts drop constraint drafts_pkey;
alter table desk.drafts add constraint drafts_pkey primary key (region_id, account_id, ledger, row_id, post);
