-- Nothing writes messages any more, and nothing reads them: what is to be done later is a row of jobs.jobs.
drop table app.outbox;
delete from app.placements where table_name = 'app.outbox';
