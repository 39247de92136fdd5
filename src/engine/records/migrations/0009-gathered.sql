-- What a row gathers from rows of other ledgers follows them, and its history says so.
alter table core.row_history drop constraint row_history_action_known;
alter table core.row_history add constraint row_history_action_known
  check (action in ('amend', 'submit', 'accept', 'return', 'void', 'move', 'take_back', 'step', 'gather'));
