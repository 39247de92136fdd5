// The door of engine/files: files attached to rows, and files received for an import.
export type { Attachment, ObjectState } from './attachment.ts';
export { attachmentErrors } from './errors.ts';
export {
  HANDED_TYPES,
  IMPORTED,
  OLD_REPORTS,
} from './file-type.ts';
export {
  attachFile,
  attachIn,
  type JudgedContent,
  judgeContent,
} from './operations/attach-file.ts';
export { collectFiles } from './operations/collect-files.ts';
export { judgeFile } from './operations/judge-file.ts';
export { listFiles } from './operations/list-files.ts';
export { type HandedFile, readFile } from './operations/read-file.ts';
export {
  MOST_BYTES,
  plainName,
  receiveFile,
} from './operations/receive-file.ts';
export { removeFile } from './operations/remove-file.ts';
export { scanWaiting } from './operations/scan-object.ts';
export { type KeptFile, keepResult } from './operations/keep-result.ts';
export { objectInUse } from './operations/usable-object.ts';
