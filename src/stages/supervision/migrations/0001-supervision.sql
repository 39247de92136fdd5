create schema supervision;

-- The last number that was given out in a series ("督〔2022〕"): whoever numbers locks the row, so no number is given twice.
create table supervision.numbers (
  region_id int not null,
  series text not null,
  last int not null,
  constraint numbers_pkey primary key (region_id, series)
);
select app.distribute('supervision.numbers');

-- What an order is about: the occurrence of a duty. The words in the order's row may be edited, this stays.
create table supervision.order_occurrences (
  region_id int not null,
  order_row uuid not null,
  unit_id text not null,
  unit_path text collate "C" not null,
  year int not null,
  duty text not null,
  period text not null,
  bearer text not null,
  constraint order_occurrences_pkey primary key (region_id, order_row)
);
select app.distribute('supervision.order_occurrences');
create index order_occurrences_about on supervision.order_occurrences (region_id, year, duty, unit_id);

insert into core.scoped_tables (table_name, ledger, persons, whole_only) values
  ('supervision.order_occurrences', 'supervision_order', 'bearer <> ''''', false);

-- Orders that were issued before said what they are about by how their words begin.
do $$
begin
  if to_regclass('ledger.supervision_order') is not null then
    insert into supervision.order_occurrences (region_id, order_row, unit_id, unit_path, year, duty, period, bearer)
    select region_id, row_id, unit_id, unit_path, said[1]::int, said[2],
      said[1] || case said[3] when '全年' then '' when '上半年' then '-H1' when '下半年' then '-H2'
        when '第一季度' then '-Q1' when '第二季度' then '-Q2' when '第三季度' then '-Q3' when '第四季度' then '-Q4'
        else '-' || lpad(rtrim(said[3], '月'), 2, '0') end,
      coalesce(bearer_person, '')
    from (
      select o.*, regexp_match(matter, '^(\d{4})年 ([A-Z]{2,6}-\d{2,3}[a-z]?) (全年|[上下]半年|第[一二三四]季度|\d{1,2}月)( |$)') as said
      from ledger.supervision_order o
    ) told where said is not null;
  end if;
end $$;
