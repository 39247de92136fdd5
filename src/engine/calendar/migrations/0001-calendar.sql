-- What a city sets in its calendar of working days over the holidays that its packs know.
create schema calendar;

-- A day that is not what the packs say. 'plain': what its weekday says.
create table calendar.days (
  region_id int not null,
  day date not null,
  kind text not null,
  name text not null,
  reason text not null,
  constraint days_pkey primary key (region_id, day)
);
select app.distribute('calendar.days');
alter table calendar.days add constraint days_kind check (kind in ('off', 'work', 'plain'));

-- Years whose holidays the city has entered itself, with the notice that it took them from.
create table calendar.years (
  region_id int not null,
  year int not null,
  source text not null,
  constraint years_pkey primary key (region_id, year)
);
select app.distribute('calendar.years');
