/**
 * The result of a verification. Three, because offices save a file again and the copy must not be confused with the
 * issued one: `original`, every byte as it was signed; `saved_again`, the words agree and the file contains only what
 * an honest save produces; `not_this_report`. `undecided` is none of them: the machine cannot check the signature.
 */
export type Answer = 'original' | 'saved_again' | 'not_this_report' | 'undecided';

/** The kind of file that was verified; the sentence differs. */
export type SubjectKind = 'document' | 'package' | 'proof' | 'other';

/** The headline of the result. @param disagreements number of findings that disagree */
export function headlineOf(answer: Answer, kind: SubjectKind, disagreements: number): string {
  switch (answer) {
    case 'original':
      if (kind === 'proof') return '证明成立：这条记录确实计入了所签发的报告。';
      return kind === 'package' ? '是原件：核验包的每个文件都与签发时相同。' : '是原件：与签发时逐字节相同。';
    case 'saved_again':
      return '不是原件，是另存的：文字与签发的一致，但文件在签发后改写过。请以原件为准，或以下面所列的签发文字为准。';
    case 'undecided':
      return '没有结论：本机不能核对签名。请换一台电脑，或用命令行核验。';
    default:
      return `不是这份报告：有 ${disagreements} 处不符。`;
  }
}
