// The door of kernel/audit. Appending goes through engine/audit, which knows the closed union of events.
export type { Actor, Entry, NewEntry } from './entry.ts';
export { INSTALLATION } from './entry.ts';
export { type EntryRange, readEntries } from './read-entries.ts';
export {
  type Checkpoint,
  checkpointBytes,
  type CheckpointSigner,
  loadCheckpoints,
  makeCheckpoint,
} from './checkpoint.ts';
export { type ChainFault, verifyChain } from './verify-chain.ts';
