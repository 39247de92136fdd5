/** A piece of a sentence. `line` is the line of the source file, counted from 1. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly indicator: string; readonly line: number }
  | { readonly kind: 'parameter'; readonly name: string; readonly line: number };

export type Block =
  /** A level-1 heading (“一、…”, GB/T 9704-2012, 7.3.3). `number` is its numeral as a number. */
  | {
      readonly kind: 'heading';
      readonly number: number;
      readonly inlines: readonly Inline[];
      readonly line: number;
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly line: number };

/** A parsed report text: frozen, and free of anything the language does not allow. */
export interface ReportTemplate {
  readonly id: string;
  /** Texts may contain `|`: the title may be broken there over two lines (7.3.1). */
  readonly title: readonly Inline[];
  /** 主送机关, with its colon. */
  readonly addressee: readonly Inline[];
  /** 署名. */
  readonly signer: readonly Inline[];
  /** Numbers of the sections, in order: 1 for “一、”. */
  readonly sections: readonly number[];
  /** Number of paragraphs at the end that belong to no section (“特此报告。”); additions come before them. */
  readonly closing: number;
  /** First day on which this text is in force, "YYYY-MM-DD". */
  readonly effectiveFrom: string;
  readonly blocks: readonly Block[];
}

/** Paragraphs that a city's pack adds to sections of a report that another pack defines. */
export interface ReportAddition {
  /** Id of the report. */
  readonly addsTo: string;
  readonly effectiveFrom: string;
  readonly sections: readonly {
    readonly number: number;
    readonly line: number;
    readonly blocks: readonly Block[];
  }[];
}

/** One fault of a report text. Message and hint are in Chinese, for the author. */
export interface Fault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}
