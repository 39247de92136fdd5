import { FAULT_COLOUR } from '../xlsx/writing/workbook-styles.ts';

const FILL = `<P:fill><P:patternFill patternType="solid"><P:fgColor rgb="${FAULT_COLOUR}"/><P:bgColor indexed="64"/></P:patternFill></P:fill>`;
const BLOCK = /<(?:\w+:)?(fills|cellXfs)\b[^>]*>[\s\S]*?<\/(?:\w+:)?\1>/g;

/**
 * The cell formats of a user's workbook, to which coloured copies are added: a faulty cell keeps its number
 * format, font and borders, only its fill changes. A workbook without formats stays without colours.
 */
export class FaultStyles {
  readonly #xml: string | null;
  readonly #prefix: string;
  readonly #formats: readonly string[];
  readonly #fillIndex: number;
  readonly #added: string[] = [];
  readonly #known = new Map<number, number>();
  /** Format of added texts: as text, so that none is read as a number or a formula. */
  readonly text: number;
  readonly header: number;

  constructor(stylesXml: string | null) {
    const blocks = new Map([...(stylesXml ?? '').matchAll(BLOCK)].map((match) => [match[1], match[0]]));
    const fills = blocks.get('fills');
    const formats = blocks.get('cellXfs');
    this.#xml = fills === undefined || formats === undefined ? null : stylesXml;
    this.#prefix = /<(\w+:)styleSheet\b/.exec(stylesXml ?? '')?.[1] ?? '';
    this.#formats = (formats ?? '').match(/<(?:\w+:)?xf\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g) ?? [];
    this.#fillIndex =
      (fills ?? '').match(/<(?:\w+:)?fill>|<(?:\w+:)?fill\s[^>]*>|<(?:\w+:)?fill\/>/g)?.length ?? 0;
    this.text = this.#add(
      '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
    );
    this.header = this.faulty(this.text);
  }

  /** The coloured copy of a cell format. */
  faulty(format: number): number {
    const known = this.#known.get(format);
    if (known !== undefined) return known;
    const base =
      this.#formats[format] ?? this.#added[format - this.#formats.length] ?? this.#formats[0] ?? '<xf/>';
    const bare = base.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '');
    const copy = this.#add(bare.replace(/^<((?:\w+:)?xf)/, `<$1 fillId="${this.#fillIndex}" applyFill="1"`));
    this.#known.set(format, copy);
    return copy;
  }

  /** The styles part with what was added, or null when there is none. */
  xml(): string | null {
    if (this.#xml === null) return null;
    const prefixed = (xml: string): string => xml.replaceAll('P:', this.#prefix);
    return this.#xml.replace(BLOCK, (block, name: string) => {
      const more = name === 'fills' ? prefixed(FILL) : this.#added.join('');
      const count = name === 'fills' ? this.#fillIndex + 1 : this.#formats.length + this.#added.length;
      return block
        .replace(/\scount="\d*"/, ` count="${count}"`)
        .replace(/<\/(?:\w+:)?(?:fills|cellXfs)>$/, (end) => more + end);
    });
  }

  #add(xml: string): number {
    if (this.#xml === null) return 0;
    this.#added.push(xml.replace(/^<xf/, `<${this.#prefix}xf`));
    return this.#formats.length + this.#added.length - 1;
  }
}
