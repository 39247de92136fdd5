/** One finding of a verification. */
export interface Finding {
  readonly verdict: 'agrees' | 'disagrees' | 'unchecked';
  readonly kind:
    | 'file'
    | 'signature'
    | 'key'
    | 'manifest'
    | 'digest'
    | 'printed'
    | 'check'
    | 'rows'
    | 'text'
    | 'number'
    | 'proof'
    | 'data';
  /** The place: a slot (S05), the id of a check, a place in the text (第3段第2句), a part of the file. */
  readonly place: string;
  /** In Chinese, for the verifying user. */
  readonly message: string;
}

/** Gathers findings in the order in which they were made. */
export class Findings {
  readonly list: Finding[] = [];

  agree(kind: Finding['kind'], place: string, message: string): void {
    this.list.push({ verdict: 'agrees', kind, place, message });
  }

  disagree(kind: Finding['kind'], place: string, message: string): void {
    this.list.push({ verdict: 'disagrees', kind, place, message });
  }

  leave(kind: Finding['kind'], place: string, message: string): void {
    this.list.push({ verdict: 'unchecked', kind, place, message });
  }

  /** @param right whether it agrees */
  judge(right: boolean, kind: Finding['kind'], place: string, yes: string, no: string): void {
    if (right) this.agree(kind, place, yes);
    else this.disagree(kind, place, no);
  }
}
