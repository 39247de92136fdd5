import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { renderDocx } from '#proof/documents/render-docx.ts';
import { aReport } from '../../test/builders/a-report.ts';
import { type Figure, median } from './measure.ts';

const document = aReport();

/** The few members of PizZip that docxtemplater asks for, over fflate. */
class Zip {
  readonly files: Record<string, { name: string; asText: () => string }> = {};
  readonly #contents: Record<string, Uint8Array>;
  constructor(bytes: Uint8Array) {
    this.#contents = unzipSync(bytes);
    for (const [name, content] of Object.entries(this.#contents)) {
      this.files[name] = { name, asText: () => strFromU8(content) };
    }
  }
  file(name: string | RegExp, content?: string): unknown {
    if (typeof name !== 'string') return Object.values(this.files).filter((file) => name.test(file.name));
    if (content === undefined) return this.files[name] ?? null;
    this.#contents[name] = strToU8(content);
    this.files[name] = { name, asText: () => content };
    return this;
  }
  remove(name: string): this {
    delete this.#contents[name];
    delete this.files[name];
    return this;
  }
  bytes(): Uint8Array {
    return zipSync(this.#contents);
  }
}

const template = renderDocx(withPlaceholders(document));
const values = Object.fromEntries(
  document.blocks
    .flatMap((block) => block.inlines)
    .flatMap((piece) => (piece.kind === 'fact' ? [[piece.id, piece.printed]] : [])),
);

function withPlaceholders(filled: OfficialDocument): OfficialDocument {
  const blocks = filled.blocks.map((block) => ({
    ...block,
    inlines: block.inlines.map((piece) => ({
      kind: 'text' as const,
      text: piece.kind === 'fact' ? `{${piece.id}}` : piece.text,
    })),
  }));
  return { ...filled, blocks };
}

function byDocxtemplater(): Uint8Array {
  const zip = new Zip(template);
  // Its types ask for a whole PizZip, its code for these members.
  Reflect.construct(Docxtemplater, [zip]).render(values);
  return zip.bytes();
}

/** (c) of the issue: the annual report with its controls, against docxtemplater filling the same words into a ready file. */
export async function benchDocx(): Promise<Figure[]> {
  return [
    {
      name: 'the report as DOCX, 74 bound controls',
      ms: await median(40, async () => renderDocx(document)),
      limitName: 'docxtemplater filling the same text, no controls',
      limitMs: await median(40, async () => byDocxtemplater()),
      aim: 3,
    },
  ];
}
