// The door of kernel/files: bytes kept under their own digest.
export { fileErrors } from './errors.ts';
export { type FileStore, openFileStore, sweepWork } from './file-store.ts';
export { dropStored } from './drop-stored.ts';
export { dropStaged, type StagedFile, stageFile } from './stage-file.ts';
export { hasStored, keepFile, storedPath } from './keep-file.ts';
export { quarantineFile, scanFile } from './scan-file.ts';
