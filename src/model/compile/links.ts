import type { FieldTypes } from '../field-type.ts';
import type { Indicator, Ledger, Mechanism } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import { BASE } from './scope.ts';
import type { Faults, Keys, Source } from './source.ts';

/** Fields of the base sheets that the program itself reads. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  [BASE.units]: ['code', 'name', 'short_name', 'kind', 'parent', 'opened_on', 'closed_on', 'successor'],
  [BASE.posts]: ['code', 'name', 'unit', 'post', 'roles', 'from_on', 'to_on'],
  [BASE.parameters]: ['year', 'parameter', 'value'],
  [BASE.sealed]: ['year', 'slot', 'value'],
};

interface Definitions {
  readonly ledgers: readonly { readonly source: Source<WrittenLedger>; readonly ledger: Ledger }[];
  readonly indicators: readonly {
    readonly indicator: Indicator;
    readonly source: Source<unknown>;
    readonly at: Keys;
  }[];
  readonly mechanisms: ReadonlyMap<string, Mechanism>;
  /** Name of the base pack, where the base sheets belong. */
  readonly base: string;
  readonly types: FieldTypes;
  readonly faults: Faults;
}

/** Judges what one definition says about another: references, answers, mechanisms, versions, the base sheets. */
export function judgeLinks({ ledgers, indicators, mechanisms, base, types, faults }: Definitions): void {
  const byId = new Map(ledgers.map(({ ledger }) => [ledger.id, ledger]));
  const titles = new Map<string, string>();
  for (const { source, ledger } of ledgers) {
    const key = ledger.title.normalize('NFKC').replace(/[“”]/gu, '"');
    if (titles.has(key))
      source.fault(
        'duplicate',
        ['title'],
        `台账名称“${ledger.title}”与“${titles.get(key) ?? ''}”相同`,
        '工作表靠名称识别，须各不相同',
      );
    titles.set(key, ledger.id);
    for (const field of ledger.fields) {
      if (types[field.type].reference !== 'ledger' || field.ledger === null) continue;
      const target = byId.get(field.ledger);
      if (!target)
        source.fault(
          'unknown_ledger',
          ['fields', field.id, 'ledger'],
          `没有台账“${field.ledger}”`,
          '核对台账编号',
        );
      else if (!target.reference)
        source.fault(
          'reference',
          ['fields', field.id, 'ledger'],
          `台账“${target.title}”没有可引用的字段`,
          '在被引用的台账中写 reference',
        );
    }
    for (const [index, id] of ledger.mechanisms.entries())
      if (!mechanisms.has(id))
        source.fault(
          'unknown_mechanism',
          ['mechanisms', index],
          `没有机制“${id}”`,
          '在 mechanisms.yaml 中定义',
        );
  }
  for (const [id, fields] of Object.entries(NEEDED)) {
    const sheet = ledgers.find(({ ledger }) => ledger.id === id);
    if (!sheet)
      faults.add(
        'layout',
        `${base}/base/${id}.yaml`,
        null,
        '',
        `缺少基础表“${id}”`,
        '基础包须定义单位、人员、报告参数、封存值四张表',
      );
    for (const field of sheet ? fields : [])
      if (!sheet?.ledger.field.has(field))
        sheet?.source.fault('unknown_field', ['fields'], `基础表缺少字段“${field}”`, '补上此字段');
  }
  judgeIndicators(indicators);
}

/** One id or slot may have several versions; their days must not overlap. */
function judgeIndicators(indicators: Definitions['indicators']): void {
  const ids = new Set(indicators.map(({ indicator }) => indicator.id));
  for (const [position, { indicator, source, at }] of indicators.entries()) {
    if (indicator.measure.kind === 'yoy_pct' && !ids.has(indicator.measure.indicator))
      source.fault(
        'unknown_indicator',
        [...at, 'measure'],
        `没有指标“${indicator.measure.indicator}”`,
        '写指标编号',
      );
    for (const { indicator: other } of indicators.slice(0, position)) {
      if (other.id !== indicator.id && other.slot !== indicator.slot) continue;
      if (other.id !== indicator.id || other.slot !== indicator.slot)
        source.fault(
          'duplicate',
          at,
          `指标“${indicator.id}”（${indicator.slot}）与“${other.id}”（${other.slot}）相撞`,
          '一个数字编号只属于一个指标',
        );
      else if (overlaps(indicator, other))
        source.fault(
          'version',
          at,
          `指标“${indicator.id}”的两个版本在同一天都有效`,
          '用 effective_from、effective_to 把版本分开',
        );
    }
  }
}

function overlaps(a: Indicator, b: Indicator): boolean {
  const before = (to: string | null, from: string | null): boolean =>
    to !== null && from !== null && to <= from;
  return !before(a.effectiveTo, b.effectiveFrom) && !before(b.effectiveTo, a.effectiveFrom);
}
