/**
 * How long the annual report takes as DOCX, against docxtemplater filling the same words into a ready file
 * and against the docx package building them. Run: node --import tsx scripts/bench/docx.ts
 */
import { performance } from 'node:perf_hooks';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { OfficialDocument } from '#engine/documents/document-model.ts';
import { renderDocx } from '#engine/documents/render-docx.ts';
import { aReport } from '../../test/builders/a-report.ts';

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

async function byDocxPackage(): Promise<Uint8Array> {
  const children = document.blocks.map(
    (block) =>
      new Paragraph({
        children: block.inlines.map(
          (piece) => new TextRun(piece.kind === 'fact' ? piece.printed : piece.text),
        ),
      }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** Median of the warm runs, in milliseconds. */
async function median(run: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  const times: number[] = [];
  for (let index = 0; index < 60; index += 1) {
    const start = performance.now();
    await run();
    if (index >= 20) times.push(performance.now() - start);
  }
  return `${(times.toSorted((a, b) => a - b)[20] ?? 0).toFixed(2)} ms`;
}

process.stdout.write(`ours, 74 controls          ${await median(() => renderDocx(document))}\n`);
process.stdout.write(`docxtemplater, no controls ${await median(byDocxtemplater)}\n`);
process.stdout.write(`docx package, no controls  ${await median(byDocxPackage)}\n`);
