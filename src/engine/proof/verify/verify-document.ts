import { strFromU8 } from 'fflate';
import { readShown } from '#engine/documents/read-facts.ts';
import type { FactValue } from '#engine/documents/document-model.ts';
import { renderParts } from '#engine/documents/render-docx.ts';
import { documentOfManifest } from '../document-text.ts';
import type { Manifest, SignedManifest } from '../manifest.ts';
import { numbersOf } from './expected-text.ts';
import type { Findings } from './finding.ts';
import { verifyMarkup } from './verify-markup.ts';
import { verifyText } from './verify-text.ts';

const MAIN = 'word/document.xml';

/**
 * Holds a DOCX against the manifest. A document that is part for part what this program writes from the manifest is
 * the issued one; one that an editor has saved again is compared by its words, its controls and its facts.
 * @param parts of the DOCX @param facts of its custom part, null when an editor has dropped it
 */
export function verifyDocument(
  manifest: Manifest,
  signed: SignedManifest,
  parts: ReadonlyMap<string, Uint8Array>,
  facts: readonly FactValue[] | null,
  findings: Findings,
): void {
  const document = documentOfManifest(manifest);
  const main = strFromU8(parts.get(MAIN) ?? new Uint8Array());
  const issued = renderParts(document, signed);
  const same =
    issued.length === parts.size &&
    issued.every(([name, content]) => strFromU8(parts.get(name) ?? new Uint8Array()) === content);
  if (same) findings.agree('file', '文件', '文件的每个部分都与签发时相同');
  else {
    findings.leave('file', '文件', '文件在签发后另存过：文字和数字逐句核对，版式、页眉页脚没有核对');
    verifyMarkup(parts, findings);
  }
  verifyText(manifest, main, findings);
  verifyControls(numbersOf(document), main, findings);
  if (facts) verifyFactsPart(manifest, numbersOf(document), facts, findings);
}

function verifyControls(
  numbers: readonly { readonly id: string; readonly printed: string }[],
  main: string,
  findings: Findings,
): void {
  const shown = readShown(main);
  if (shown.length !== numbers.length) {
    findings.leave(
      'number',
      '正文',
      `文中有 ${shown.length} 个数字控件，签发时有 ${numbers.length} 个：数字只按文字核对`,
    );
    return;
  }
  for (const [index, { id, printed }] of numbers.entries()) {
    const found = shown[index];
    if (!found) continue;
    if (found.id !== id)
      findings.disagree('number', id, `正文第${index + 1}个数字应是 ${id}，文中标作 ${found.id}`);
    else if (found.text !== printed)
      findings.disagree('number', id, `${id} 应为“${printed}”，文中为“${found.text}”`);
  }
}

function verifyFactsPart(
  manifest: Manifest,
  numbers: readonly { readonly id: string }[],
  facts: readonly FactValue[],
  findings: Findings,
): void {
  const due = new Map(manifest.facts.map((fact) => [fact.slot, fact]));
  const used = new Set(numbers.map((one) => one.id));
  const found = new Set<string>();
  for (const { id, indicator, title, value, unit, printed, noun } of facts) {
    const fact = due.get(id);
    if (!fact || found.has(id)) {
      findings.disagree('number', id, `文件的数据部件中多出 ${id}`);
      continue;
    }
    found.add(id);
    const pairs = [
      ['指标', indicator, fact.indicator],
      ['名称', title, fact.title],
      ['数值', value, fact.value],
      ['单位', unit, fact.value_unit],
      ['印法', printed, fact.printed],
      ['量词', noun, fact.noun],
    ] as const;
    for (const [what, is, should] of pairs)
      if (is !== should)
        findings.disagree('number', id, `${id} 的${what}应为“${should}”，文件的数据部件中为“${is}”`);
  }
  for (const id of used) if (!found.has(id)) findings.disagree('number', id, `文件的数据部件中缺少 ${id}`);
}
