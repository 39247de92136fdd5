/** What a verifier found out about one thing. */
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
  /** Where: a slot (S05), the id of a check, a place in the text (第3段第2句), a part of the file. */
  readonly place: string;
  /** In Chinese, for whoever verifies. */
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

  /** @param right whether what is told agrees */
  judge(right: boolean, kind: Finding['kind'], place: string, yes: string, no: string): void {
    if (right) this.agree(kind, place, yes);
    else this.disagree(kind, place, no);
  }
}
