import { strFromU8, unzipSync } from 'fflate';

/** A report is some 50 KB of markup; a much larger part is not one of ours. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Unpacks the named parts of a DOCX.
 * @returns content by name, for the parts that exist
 * @throws Error when the bytes are no zip file, or a wanted part is larger than 16 MiB
 */
export function readParts(docx: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const files = unzipSync(docx, {
    filter: (file) => {
      if (!wanted(file.name)) return false;
      if (file.originalSize > LARGEST) throw new Error(`${file.name} is larger than ${LARGEST} bytes`);
      return true;
    },
  });
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
