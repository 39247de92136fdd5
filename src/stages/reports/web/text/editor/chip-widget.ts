import { WidgetType } from '@codemirror/view';
import type { Chip } from './words.ts';

/** A number or a name in the text, as it will be printed. */
export class ChipWidget extends WidgetType {
  readonly #kind: 'number' | 'name';
  readonly #word: string;
  readonly #chip: Chip | null;

  constructor(kind: 'number' | 'name', word: string, chip: Chip | null) {
    super();
    this.#kind = kind;
    this.#word = word;
    this.#chip = chip;
  }

  override eq(other: ChipWidget): boolean {
    const [mine, its] = [this.#chip, other.#chip];
    return (
      this.#kind === other.#kind &&
      this.#word === other.#word &&
      mine?.printed === its?.printed &&
      mine?.title === its?.title &&
      mine?.state === its?.state
    );
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    const known = this.#chip;
    chip.className = `text-chip text-chip-${known?.state ?? 'unknown'}`;
    chip.textContent = known === null ? this.#word : (known.printed ?? `【${known.title}】`);
    chip.title = known === null ? '没有这个数字或名称' : known.title;
    return chip;
  }

  // The editor handles the click and selects the chip.
  override ignoreEvent(): boolean {
    return false;
  }
}

/** A thin sign between the characters, explained on hover. */
export class SignWidget extends WidgetType {
  readonly #sign: string;
  readonly #title: string;

  constructor(sign: string, title: string) {
    super();
    this.#sign = sign;
    this.#title = title;
  }

  override eq(other: SignWidget): boolean {
    return this.#sign === other.#sign;
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'text-sign';
    sign.textContent = this.#sign;
    sign.title = this.#title;
    sign.setAttribute('aria-hidden', 'true');
    return sign;
  }
}
