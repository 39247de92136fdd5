-- What a job has done, written in the transaction that did it: run again after a blow, it tells that, and does nothing.
alter table jobs.jobs add column outcome jsonb;
