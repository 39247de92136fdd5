import type { FileType } from './file-type.ts';

/** The state of a content. */
export type ObjectState = 'waiting' | 'clean' | 'quarantined' | 'unscanned';

/** A file in the view of a row. */
export interface Attachment {
  readonly id: string;
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly type: FileType;
  /** Name of the user who attached it. */
  readonly by: string;
  readonly at: Date;
}

/** The columns of files.attachments as an `Attachment`. */
export const ATTACHMENT_COLUMNS = `a.id, a.digest, a.name, a.size::float8 as size, a.type, a.attached_by as by, a.attached_at as at`;
