/** A number as the engine computed it, for use in a text. */
export interface FactValue {
  /** Slot of the report, such as "S01". */
  readonly id: string;
  readonly indicator: string;
  /** Name of the indicator. */
  readonly title: string;
  /** The exact value in `unit`, as a decimal string: never rounded, unlike `printed`. */
  readonly value: string;
  readonly unit: string;
  /** The text before `noun`: “20余”, “12.35万”. */
  readonly printed: string;
  readonly noun: string;
}

export type DocumentInline =
  | { readonly kind: 'text'; readonly text: string }
  | (FactValue & { readonly kind: 'fact' });

export interface DocumentBlock {
  /** A heading is of level 1 (“一、…”); deeper levels are run in, so there are none. */
  readonly kind: 'heading' | 'paragraph';
  readonly inlines: readonly DocumentInline[];
}

/** An official document (公文) without layout: the input of every renderer. Frozen. */
export interface OfficialDocument {
  /** The title in pieces; a line may end only where a piece ends (GB/T 9704-2012, 7.3.1). */
  readonly title: readonly string[];
  /** 主送机关, with its colon. */
  readonly addressee: string;
  readonly blocks: readonly DocumentBlock[];
  /** 署名. */
  readonly signer: string;
  /** 成文日期, "YYYY-MM-DD". */
  readonly date: string;
  readonly properties: DocumentProperties;
}

interface DocumentProperties {
  /** Id of the report text. */
  readonly report: string;
  /** The year that is reported on, "2021". */
  readonly year: string;
  /** 发文字号, such as “江发〔2022〕3号”; null: left blank for the office. */
  readonly documentNo: string | null;
  /** 签发人, which an upward document shows (7.2.6); null: left blank for the office. */
  readonly issuer: string | null;
}
