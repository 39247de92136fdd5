-- Who sent a report for signing may take that back until somebody has signed or returned it.
alter table reports.signing_steps drop constraint signing_steps_act;
alter table reports.signing_steps add constraint signing_steps_act
  check (act in ('sent', 'recalled', 'returned', 'signed', 'issued'));
