import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const FOLDER = new URL('../fixtures/forged/', import.meta.url);

/** Of a part: another part of the issued files with edits, or bytes of its own; null takes it out. */
type Patch = null | {
  /** “document:word/document.xml” or “package:manifest.json”. */
  readonly like?: string;
  readonly edits?: readonly (readonly [from: number, to: number, text: string])[];
  readonly text?: string;
  readonly base64?: string;
  /** Another of these files. */
  readonly file?: string;
};

interface Case {
  readonly name: string;
  readonly what: string;
  readonly parts: Readonly<Record<string, Patch>>;
}

export interface ForgedFile {
  readonly name: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** A report and its package as version 2 of the manifest issued them, and the key that signed them. */
export const ISSUED = {
  document: new Uint8Array(readFileSync(new URL('original.docx', FOLDER))),
  package: new Uint8Array(readFileSync(new URL('original.mingze.zip', FOLDER))),
} as const;

/** Files that were forged from these, each by the parts that differ (docs/threat-model.md). */
export function forgedFiles(): readonly ForgedFile[] {
  const sources = { document: unzipSync(ISSUED.document), package: unzipSync(ISSUED.package) } as const;
  const cases = JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8')) as readonly Case[];
  const made = new Map<string, Uint8Array>();
  for (const { name, parts } of cases) {
    const files: Record<string, Uint8Array> = { ...sources[name.endsWith('.zip') ? 'package' : 'document'] };
    for (const [part, patch] of Object.entries(parts)) {
      if (patch) files[part] = contentOf(patch, sources, made);
      else delete files[part];
    }
    made.set(name, zipSync(files, { level: 0 }));
  }
  return cases.map(({ name, what }) => ({ name, what, bytes: made.get(name) ?? new Uint8Array() }));
}

type Sources = Readonly<Record<'document' | 'package', Readonly<Record<string, Uint8Array>>>>;

function contentOf(
  { like, edits = [], text = '', base64, file }: NonNullable<Patch>,
  sources: Sources,
  made: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  if (file !== undefined) return made.get(file) ?? new Uint8Array();
  if (base64 !== undefined) return new Uint8Array(Buffer.from(base64, 'base64'));
  if (like === undefined) return strToU8(text);
  const [from = '', part = ''] = like.split(/:(.*)/s);
  const source = sources[from === 'package' ? 'package' : 'document'][part] ?? new Uint8Array();
  if (edits.length === 0) return source;
  let words = strFromU8(source);
  for (const [start, end, more] of edits.toReversed())
    words = words.slice(0, start) + more + words.slice(end);
  return strToU8(words);
}
