-- Verification of the log looks up the history of each batch (docs/audit.md).
create index row_history_batch on core.row_history (region_id, batch_id);
