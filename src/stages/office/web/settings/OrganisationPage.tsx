import { Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { finds } from '#web/ui/finds.ts';
import { DayFilter } from '#web/ui/DayField.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useToday } from '#web/ui/session.ts';
import { useHeight } from '#web/ui/use-height.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { UnitDrawer } from './organisation/UnitDrawer.tsx';

type Unit = Operations['GET /api/v1/units']['answer']['items'][number];
interface Node {
  readonly key: string;
  readonly title: string;
  readonly children: Node[];
}

const AROUND = 230;

/** The units on a day, with what is above and below each. */
export function OrganisationPage() {
  const place = usePlace();
  const today = useToday();
  const on = place.one('on') ?? today;
  const units = useOperation('GET /api/v1/units', { query: { on } }, { keep: true });
  return (
    <Page
      title="单位"
      says={
        <>
          {chineseDay(on)}的单位
          {units.data ? `，共 ${units.data.items.length} 个` : ''}
          ；换一个日期，看当时的隶属关系；点一个单位，看它的沿革和任职的人。
        </>
      }
      actions={<DayFilter label="日期" day={on} onDay={(day) => place.change({ on: day })} />}
      help={<p>单位的新设、更名、合并、撤销在“单位”表中登记，以后的报告按当时的单位计算，已印发的不变。</p>}
    >
      <Answer of={units}>{({ items }) => <UnitTree units={items} />}</Answer>
      <UnitDrawer on={on} />
    </Page>
  );
}

function UnitTree({ units }: { readonly units: readonly Unit[] }) {
  const place = usePlace();
  const [typed, setTyped] = useState('');
  const height = useHeight(AROUND);
  const shown = useMemo(() => (typed === '' ? units : withAbove(units, typed)), [units, typed]);
  return (
    <div className="sheet">
      <Input
        allowClear
        aria-label="按名称找单位"
        placeholder="按名称或拼音找单位"
        value={typed}
        onChange={({ target }) => setTyped(target.value.trim())}
      />
      <Tree
        key={typed}
        virtual
        height={height}
        defaultExpandAll={typed !== '' || units.length < 60}
        defaultExpandedKeys={topOf(shown)}
        treeData={treeOf(shown)}
        selectedKeys={[...place.all('unit')]}
        onSelect={([unit]) => place.change({ unit: unit === undefined ? null : String(unit) }, true)}
      />
    </div>
  );
}

/** The units whose name contains a text, and those above them. */
function withAbove(units: readonly Unit[], text: string): readonly Unit[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (!finds({ label: unit.name, initials: unit.initials }, text)) continue;
    for (let at: Unit | undefined = unit; at && !kept.has(at.code); at = byCode.get(at.parent ?? ''))
      kept.add(at.code);
  }
  return units.filter(({ code }) => kept.has(code));
}

/** The topmost units, expanded at first, so that the page does not begin with a single line. */
function topOf(units: readonly Unit[]): string[] {
  const codes = new Set(units.map(({ code }) => code));
  return units.flatMap(({ code, parent }) => (parent === null || !codes.has(parent) ? [code] : []));
}

function treeOf(units: readonly Unit[]): Node[] {
  const nodes = new Map(
    units.map(({ code, name }) => [code, { key: code, title: name, children: [] as Node[] }]),
  );
  const roots: Node[] = [];
  for (const { code, parent } of units) {
    const node = nodes.get(code);
    if (node) (nodes.get(parent ?? '')?.children ?? roots).push(node);
  }
  return roots;
}
