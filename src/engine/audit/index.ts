export { actorOf, commandLineActor, PROGRAM } from './actor.ts';
export { changedLedgers } from './count-up.ts';
export { checkpointText, readCheckpoint, readCheckpointFile } from './checkpoint-file.ts';
export { entryJson, exportLog } from './export-log.ts';
export { type HistoryDigest, historyDigest, withDigest } from './history-digest.ts';
export { readAcross } from './read-across.ts';
export { readRows } from './read-rows.ts';
export { takeCheckpoint } from './take-checkpoint.ts';
export { verifyLog } from './verify-log.ts';
export {
  type Act,
  appendEvents,
  type Changed,
  ifAny,
  logEvents,
  nothingChanged,
  withChange,
  withChangeIfAny,
  withOwnerChange,
} from './with-change.ts';
