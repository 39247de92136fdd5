-- When a content was last brought, attached, imported or made: what nobody has used for long and nothing stands on goes away.
alter table files.objects add column used_at timestamptz;
