import { loadDemo } from '#tools/demo/load-demo.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { tableOf } from '#engine/records/table.ts';
import { withScope } from '#kernel/db/index.ts';
import { rightsOf } from '#engine/access/rights-of.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { BENCH, benchCity } from './city.ts';
const city = await benchCity();
const { db, pack, scope } = city;
const rows = Number(process.argv[2] ?? 10000);
let t = performance.now();
const lap = () => { const n = performance.now(); const d = n - t; t = n; return d.toFixed(1); };
const result = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
console.log('load', lap(), result.accepted);
await db.owner.query('vacuum analyze');
lap();
const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
const { paths } = unitPaths(units);
const root = units.find((u) => u.parent === null)!.code;
const post = { ...scope, rights: rightsOf(pack.access, { appointment: 'a', account: 'b', kind: 'committee_office', unit: root, named: [] }, 'count', paths) };
for (const [who, as] of [['program', scope], ['office', post]] as const) {
  const ask = (cache = true) => computeFacts({ db, pack, scope: as as any, year: 2025, cache, connections: 2, now: new Date() });
  for (let i = 0; i < 3; i++) { lap(); await ask(false); console.log(who, 'nothing kept', lap()); }
  await ask(); lap();
  for (let i = 0; i < 6; i++) { await ask(); console.log(who, 'kept', lap()); }
  for (const id of ['supervision_check', 'public_suggestion', 'public_problem', 'case_disposition', 'discipline_case', 'cadre_appointment', 'political_ecology_report', 'leader_contact_visit']) {
    const ledger = pack.ledgers.get(id)!;
    const { rows: keys } = await withScope(db, scope, (c) => c.query(`select row_key, count(*) over () n from ${tableOf(ledger)} where region_id = $1 and row_status='accepted' order by row_happened_on desc limit 5`, [scope.region]));
    const times: string[] = []; const saves: string[] = [];
    for (const { row_key: key } of keys as any) {
      lap();
      await changeStatus({ db, scope, ledger, key, action: 'return', reason: '测试', actor: BENCH, now: new Date() });
      saves.push(lap());
      await ask(); times.push(lap());
    }
    console.log(who, id, (keys as any)[0]?.n, 'fresh', times.join(' '), '| change', saves.join(' '));
    const a = await ask(); const b = await ask(false);
    const d = a.facts.filter((f, i) => f.value !== b.facts[i]!.value || f.rows !== b.facts[i]!.rows);
    if (d.length) console.log('DIFFERS', d.map((f) => f.slot));
  }
}
await city.close();
