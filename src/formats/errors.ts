/** The faults of a file as a whole. Stable words; the message is for the user, in Chinese. */
export type FileFaultCode =
  | 'missing'
  | 'not_a_file'
  | 'unreadable'
  | 'empty'
  | 'wrong_type'
  | 'old_or_encrypted'
  | 'damaged'
  | 'too_large'
  | 'wrong_encoding'
  | 'bad_csv'
  | 'too_many_rows'
  | 'no_such_sheet';

/** A file that cannot be read or written; `message` names the file and the remedy. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  constructor(code: FileFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
