import { invalidInput } from './parse-input.ts';

/** The files of a request, by their names. */
export type Parts = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/**
 * Reads the files of a request: of multipart/form-data each under its name, of anything else the whole body under the
 * first. Only the named ones, each once, and the first always.
 * @throws HTTP-INVALID
 */
export async function readParts(
  bytes: Uint8Array<ArrayBuffer>,
  type: string | null,
  names: readonly [string, ...string[]],
): Promise<Parts> {
  const [first] = names;
  if (type === null || !/^multipart\/form-data\b/iu.test(type)) return { [first]: bytes };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (form === null) throw invalidInput([{ field: '内容', message: '不是完整的 multipart/form-data' }]);
  const parts: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [name, value] of form.entries()) {
    if (!names.includes(name)) throw invalidInput([{ field: name.slice(0, 50), message: '不是可用的项' }]);
    if (name in parts) throw invalidInput([{ field: name, message: '只能有一个' }]);
    if (typeof value === 'string') throw invalidInput([{ field: name, message: '须是文件' }]);
    parts[name] = new Uint8Array(await value.arrayBuffer());
  }
  if (!(first in parts)) throw invalidInput([{ field: first, message: '须填写文件' }]);
  return parts;
}
