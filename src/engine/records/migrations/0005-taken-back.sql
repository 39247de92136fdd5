-- A decision that its maker has taken back, while nothing else had happened to the row.
alter table core.row_history drop constraint row_history_action_known;
alter table core.row_history add constraint row_history_action_known
  check (action in ('amend', 'submit', 'accept', 'return', 'void', 'move', 'take_back'));
