import { EARLIER_METHODS, QUANTITIES_METHOD, type Quantity } from '../quantities/judge-quantities.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { manifestQuantities } from '../manifest/manifest-quantities.ts';
import type { Findings } from './finding.ts';

/** Number of numbers that one sentence names. */
const NAMED = 10;

/**
 * Looks for numbers in the words of a manifest that come from no ledger: each must be a parameter, or declared with a
 * reason.
 */
export function verifyQuantities(manifest: Manifest, findings: Findings): void {
  const { quantities } = manifest;
  const found = manifestQuantities(manifest);
  // Earlier methods found fewer numbers: what only the present one finds is named, and is no disagreement.
  const earlier = quantities !== undefined && EARLIER_METHODS.includes(quantities.method);
  if (quantities && !earlier && quantities.method !== QUANTITIES_METHOD)
    return findings.leave('number', '正文', `文中数字的来历是按 ${quantities.method} 标明的，本程序不能重作`);
  const of = (standing: Quantity['standing']): readonly Quantity[] =>
    found.filter((one) => one.standing === standing);
  const unproven = of('unproven');
  if (!quantities) {
    if (unproven.length > 0)
      findings.leave(
        'number',
        '正文',
        `这一版签发时还不标明文字里数字的来历：有 ${unproven.length} 个不出自清单，没有核对：${named(unproven)}`,
      );
    return;
  }
  for (const one of unproven) {
    const said = `“${one.clause}”中的“${one.text}”没有来历：不出自清单，也没有人书面说明`;
    if (earlier) findings.leave('number', placeOf(one.block, manifest), `${said}；这一版签发时还认不出它`);
    else findings.disagree('number', placeOf(one.block, manifest), said);
  }
  for (const { block, clause, text, declared } of of('declared'))
    if (declared?.by)
      findings.leave(
        'number',
        placeOf(block, manifest),
        `“${clause}”中的“${text}”不由记录得出，由${declared.by.office}（${declared.by.name}）书面说明：${declared.reason}`,
      );
  const said = of('declared').filter(({ declared }) => declared?.by != null).length;
  const ofPack = of('declared').length - said;
  if (unproven.length === 0)
    findings.agree(
      'number',
      '正文',
      `文中 ${of('fact').length} 个数字出自清单；另有 ${of('parameter').length} 个在报告参数里，${ofPack} 个定义包写明了理由，${said > 0 ? `${said} 个由人书面说明，没有核对` : '没有来历不明的'}`,
    );
}

function placeOf(block: number, { text }: Manifest): string {
  if (block === 0) return '标题';
  if (block === 1) return '主送';
  return block - 2 < text.blocks.length ? `正文第${block - 1}段` : '署名';
}

function named(quantities: readonly Quantity[]): string {
  const rest = quantities.length > NAMED ? '……' : '';
  return `${quantities
    .slice(0, NAMED)
    .map(({ text }) => `“${text}”`)
    .join('、')}${rest}`;
}
