/** Far above any report, package or proof; the command line has the same limit. */
const LARGEST = 64 * 1024 * 1024;

/** The dropped file to verify with its package, or a sentence that says what is wrong. */
export type Chosen =
  | { readonly name: string; readonly file: Uint8Array; readonly package: Uint8Array | null }
  | { readonly problem: string };

/** Reads the dropped files: one, or a report and its package in either order. */
export async function chooseFiles(files: readonly File[]): Promise<Chosen> {
  const [one, two] = files;
  if (!one) return { problem: '没有得到文件，请重新拖入，或按“选择文件”。' };
  if (files.length > 2)
    return { problem: '一次请只拖入一份报告、核验包或记录证明，最多再加上报告的核验包。' };
  const [main, other] = two && isZip(one) && !isZip(two) ? [two, one] : [one, two];
  if (other && (!isZip(other) || isZip(main)))
    return { problem: '两个文件须是一份报告（.docx）和它的核验包（.mingze.zip）。' };
  for (const { name, size } of files)
    if (size > LARGEST) return { problem: `“${name}”过大，不是报告、核验包或记录证明。` };
  try {
    return { name: main.name, file: await bytesOf(main), package: other ? await bytesOf(other) : null };
  } catch {
    return { problem: '文件读不出来：可能是文件夹，或在拖入后被移走、改动。请重新拖入。' };
  }
}

function isZip({ name }: File): boolean {
  return /\.zip$/i.test(name);
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
