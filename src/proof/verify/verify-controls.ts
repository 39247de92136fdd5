import { FACTS_STORE_ID, NAMESPACE, TAG_PREFIX } from '../documents/docx/names.ts';
import type { FactValue, OfficialDocument } from '../documents/document-model.ts';
import type { XmlElement } from '../documents/read-xml.ts';
import { nameOf } from './grammar/names.ts';
import type { Findings } from './finding.ts';
import { controlsOf, type ShownControl } from './read-lines.ts';

/**
 * Compares the controls of a text with the numbers of the document: which they are, their content and their binding.
 */
export function verifyControls(document: OfficialDocument, root: XmlElement, findings: Findings): void {
  const numbers = document.blocks.flatMap(({ inlines }) =>
    inlines.flatMap((piece) => (piece.kind === 'fact' ? [piece] : [])),
  );
  const shown = controlsOf(root);
  if (shown.length === 0 && numbers.length > 0)
    return findings.leave(
      'number',
      '正文',
      `文中的数字控件已不在，签发时有 ${numbers.length} 个：数字只按文字核对`,
    );
  if (shown.length !== numbers.length)
    return findings.disagree(
      'number',
      '正文',
      `文中有 ${shown.length} 个数字控件，签发时有 ${numbers.length} 个`,
    );
  for (const [index, number] of numbers.entries()) {
    const control = shown[index];
    if (control) verifyControl(number, control, index + 1, findings);
  }
}

function verifyControl(number: FactValue, control: ShownControl, place: number, findings: Findings): void {
  const { id, title, printed } = number;
  const wrong = (message: string): void => findings.disagree('number', id, message);
  const bound = control.bindings.map(boundTo);
  const [first = id] = bound;
  if (bound.some((one) => one !== first)) wrong(`正文第${place}个数字 ${id} 绑定到不同的数据`);
  if (first !== id) wrong(`正文第${place}个数字应是 ${id}，文中标作 ${first ?? '别的数据'}`);
  if (control.tag !== null && control.tag !== `${TAG_PREFIX}${id}`)
    wrong(`正文第${place}个数字应是 ${id}，控件的标记是“${control.tag.slice(0, 40)}”`);
  if (control.title !== null && control.title !== title.slice(0, 64))
    wrong(`${id} 的控件应称“${title}”，文中为“${control.title.slice(0, 64)}”`);
  if (control.text !== printed) wrong(`${id} 应为“${printed}”，文中为“${control.text}”`);
}

/** The number that a binding leads to; null when it is written otherwise than ours. */
function boundTo(binding: XmlElement): string | null {
  const value = (name: string): string =>
    binding.attributes.find((one) => nameOf(one).split(':').at(-1) === name)?.value ?? '';
  if (value('storeItemID').toUpperCase() !== FACTS_STORE_ID.toUpperCase()) return null;
  if (!new RegExp(`^\\s*xmlns:f\\s*=\\s*(["'])${NAMESPACE.facts}\\1\\s*$`).test(value('prefixMappings')))
    return null;
  return (
    /^\/f:facts\/f:fact\[@id=(?:'([A-Z]\d{1,6})'|"([A-Z]\d{1,6})")\]\/f:printed$/
      .exec(value('xpath'))
      ?.slice(1)
      .find((one) => one !== undefined) ?? null
  );
}
