import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Fault, FaultKind } from '../fault.ts';
import { offsetsIn } from './offsets-in.ts';
import { shapeWords } from './shape-words.ts';

/** One file of a pack, as read from disk: the path inside the pack with forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** One pack directory: the base pack of the product, or what a city adds to it. */
export interface PackSource {
  readonly name: string;
  readonly files: readonly PackFile[];
}

/**
 * Collects faults; the compiler never stops at the first one. A fault that is found once for each version is listed
 * once.
 */
export class Faults {
  readonly list: Fault[] = [];
  readonly #told = new Set<string>();
  add(kind: FaultKind, file: string, line: number | null, path: string, message: string, hint: string): void {
    const place = JSON.stringify([file, line, path, message]);
    if (this.#told.has(place)) return;
    this.#told.add(place);
    this.list.push(Object.freeze({ kind, file, line, path, message, hint }));
  }
}

export type Keys = readonly (string | number)[];

/** A file that was read and has the right shape, with the way back to its lines. */
export interface Source<T> {
  readonly file: string;
  readonly value: T;
  readonly fault: (kind: FaultKind, at: Keys, message: string, hint: string) => void;
}

/** Characters of a definition file; the longest real one has some 20,000. */
const LONGEST = 400_000;

/**
 * Reads a YAML file by its schema.
 * @returns the value in written form, or null after every fault has been added
 */
export function readYaml<S extends z.ZodType>(
  file: PackFile,
  schema: S,
  faults: Faults,
): Source<z.infer<S>> | null {
  if (file.text.length > LONGEST) {
    faults.add(
      'yaml',
      file.path,
      null,
      '',
      `文件超过 ${LONGEST / 1000} 千字`,
      '定义文件不会这样长，请拆分或核对内容',
    );
    return null;
  }
  const counter = new LineCounter();
  let document: Document.Parsed;
  let repeated: ReturnType<typeof repeatedKeys>;
  try {
    // The parser's own check for repeated keys is quadratic in their number.
    document = parseDocument(file.text, { lineCounter: counter, uniqueKeys: false });
    repeated = repeatedKeys(document);
  } catch {
    // The parser recurses as deep as the brackets are nested.
    faults.add('yaml', file.path, 1, '', 'YAML 嵌套过深，无法读取', '定义只有几层，检查括号是否成对');
    return null;
  }
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  for (const error of document.errors)
    faults.add(
      'yaml',
      file.path,
      lineAt(error.pos[0]),
      '',
      `不是有效的 YAML：${firstLine(error.message)}`,
      '检查缩进、冒号后的空格和引号',
    );
  for (const { key, offset } of repeated)
    faults.add('yaml', file.path, lineAt(offset), '', `“${shortened(key)}”写了两次`, '同一层的项只写一次');
  if (document.errors.length > 0 || repeated.length > 0) return null;
  const offsetOf = offsetsIn(document.contents);
  const lineOf = (at: Keys): number | null => {
    for (let length = at.length; length >= 0; length -= 1) {
      const offset = offsetOf(at.slice(0, length));
      if (offset !== null) return lineAt(offset);
    }
    return null;
  };
  let written: unknown;
  try {
    written = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    faults.add(
      'yaml',
      file.path,
      1,
      '',
      `YAML 无法展开：${firstLine(String(error))}`,
      '不要用大量互相引用的锚点',
    );
    return null;
  }
  const parsed = schema.safeParse(written);
  if (!parsed.success) {
    for (const { at, message, hint } of shapeWords(schema, written, parsed.error.issues))
      faults.add('shape', file.path, lineOf(at), at.join('/'), shortened(message), hint);
    return null;
  }
  return {
    file: file.path,
    value: parsed.data,
    fault: (kind, at, message, hint) => faults.add(kind, file.path, lineOf(at), at.join('/'), message, hint),
  };
}

function repeatedKeys(document: Document.Parsed): { readonly key: string; readonly offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) found.push({ key: name, offset: key.range?.[0] ?? 0 });
        seen.add(name);
      }
    },
  });
  return found;
}

/** Cuts a text for a message, which names the error and does not repeat a whole file. */
function shortened(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}……`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
