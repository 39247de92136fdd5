import { join, resolve } from 'node:path';
import { commandLineActor } from '#engine/audit/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { DEMO_BEGUN_ON } from '#tools/demo/demo-source.ts';
import { isDemo } from '#tools/demo/is-demo.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { walkDemo } from '#tools/demo/walk-demo.ts';
import { tableOf } from '#engine/records/index.ts';
import { type Scope, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { issueReport, type IssuedReport, writeReportFiles } from '#stages/reports/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { createCity } from '../create-city.ts';
import { type City, dataDirOf, openInstallation } from '../city.ts';
import { BEGUN_OPTION, begunOption } from '../begun-option.ts';
import { type Command, EXIT, type Invocation, textOption } from '../command.ts';
import { tellFirstAccounts } from '../first-accounts.ts';
import { refusalInWords } from '../refusal-words.ts';
import { demandPort, serveCity, SERVICE_OPTIONS } from '../serve-city.ts';
import { UsageProblem } from '../usage-problem.ts';

export const start: Command = {
  usage: '[--data DIR] [--rows N] [--empty 市名 [--begun 日期]] [--exit]',
  options: {
    rows: { type: 'string', value: 'N', help: '演示城市的台账记录总数，默认约 12000' },
    out: { type: 'string', value: 'DIR', help: '存放报告的目录，默认 数据目录/reports' },
    empty: { type: 'string', value: '市名', help: '不装演示城市，建一个空的城市，在网页上启用' },
    begun: { ...BEGUN_OPTION, help: `空的城市的${BEGUN_OPTION.help}` },
    exit: { type: 'boolean', help: '装好、签发以后就结束，不提供网页' },
    ...SERVICE_OPTIONS,
  },
  run: async (invocation) => {
    const { out, options } = invocation;
    const rows = Number(textOption(options, 'rows') ?? 12_000);
    if (!Number.isInteger(rows) || rows < 1) throw new UsageProblem('--rows 须是正整数。');
    const named = textOption(options, 'empty')?.trim() ?? null;
    // A blank name must not create a city full of synthetic records.
    if (options['empty'] !== undefined && !named)
      throw new UsageProblem('--empty 须写市名，如 --empty 江河市。');
    if (options['begun'] !== undefined && named === null)
      throw new UsageProblem('--begun 只用于 --empty 市名：演示城市的责任自有起计的日期。');
    const begunOn = begunOption(invocation);
    const serving = options['exit'] !== true;
    if (serving) await demandPort(invocation);
    const { db, pack } = await openInstallation(invocation, !serving);
    try {
      const known = await db.app.query<{ id: number; name: string }>(
        'select id, name from app.regions order by id limit 1',
      );
      const scope: Scope = { region: known.rows[0]?.id ?? 1, ...WHOLE_REGION };
      const fresh = known.rows.length === 0;
      const actor = commandLineActor();
      const empty = { db, pack, scope, actor, region: { id: scope.region, name: known.rows[0]?.name ?? '' } };
      const city = !fresh
        ? empty
        : named === null
          ? await loadDemoCity(empty, rows, invocation)
          : await emptyCity(empty, named, begunOn, invocation.now());
      if (!fresh && options['begun'] !== undefined)
        out.note('城市早已建立，这次的 --begun 没有用到：起计的日期在网页“设置”中改，只能改早。');
      const { name } = city.region;
      const year = await lastYear(city);
      const issued = year === null ? null : await tryIssue(city, year, invocation);
      const held = await holdings(city);
      const demo = await isDemo(db, city.scope);
      out.line(`城市：${name}${demo ? '（演示数据，全部虚构）' : ''}`);
      out.line(`数据目录：${dataDirOf(options)}`);
      out.line(
        `单位 ${held.units} 个，人员任职 ${held.posts} 条，台账 ${held.ledgers} 本，记录 ${held.rows} 条`,
      );
      if (issued) {
        out.line(`${year ?? ''}年度报告（第 ${issued.number} 版）：${issued.path}`);
        out.line(`报告中有 ${issued.facts} 个数字，例如：`);
        for (const line of issued.examples) out.line(`  ${line}`);
        out.line(`查一个数字背后的记录：npx mingze rows S45 --year ${year ?? ''}`);
      }
      const result = { region: name, demo, dataDir: dataDirOf(options), ...held, year, report: issued };
      if (serving) await serveCity(city, invocation, result);
      else
        out.result({ ...result, accounts: demo ? await tellFirstAccounts(city, out, invocation.now()) : [] });
      return EXIT.ok;
    } finally {
      await db.close();
    }
  },
};

async function loadDemoCity(city: City, rows: number, { out, now }: Invocation): Promise<City> {
  const { db, pack, scope, actor } = city;
  let read = 0;
  const result = await loadDemo({
    db,
    pack,
    scope,
    actor,
    now: now(),
    rows,
    onProgress: (more) => {
      read += more;
      out.progress(`正在装入演示城市：${read} 行……`);
    },
  });
  if (!result.accepted)
    throw new Error(`the demo city was refused: ${JSON.stringify(result.errors.slice(0, 3))}`);
  await walkDemo({ db, pack, scope, now: now() });
  // The region is stored last: after a start that was killed in between, the next one finds no city and begins again;
  // the import itself is one act.
  const named = await withScope(db, scope, (client) =>
    client.query<{ value: string }>(
      `select value from base.report_parameters where region_id = $1 and parameter = 'city_name' order by year desc limit 1`,
      [scope.region],
    ),
  );
  const region = { id: scope.region, name: named.rows[0]?.value ?? '演示市' };
  await createCity(db, { region: region.id, actor, now: now() }, region.name, DEMO_BEGUN_ON);
  return { ...city, region };
}

async function emptyCity(city: City, name: string, begunOn: string, now: Date): Promise<City> {
  const region = { id: city.scope.region, name };
  await createCity(city.db, { region: region.id, actor: city.actor, now }, name, begunOn);
  return { ...city, region };
}

/** The latest year for which the name slots are filled in. */
async function lastYear({ db, scope }: City): Promise<number | null> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ year: number | null }>(
      'select max(year)::int as year from base.report_parameters where region_id = $1',
      [scope.region],
    ),
  );
  return rows[0]?.year ?? null;
}

interface Issued {
  readonly number: number;
  readonly path: string;
  readonly facts: number;
  readonly examples: readonly string[];
}

/** Issues the report; a refusal is printed and stops nothing. */
async function tryIssue(
  { db, pack, scope, actor }: City,
  year: number,
  { out, options, now }: Invocation,
): Promise<Issued | null> {
  const date = dayOf(now());
  try {
    const issued: IssuedReport = await issueReport(
      { db, pack, scope, year, report: 'annual', date, now: now() },
      { actor, signer: openSigner(dataDirOf(options)), reason: null },
    );
    const directory = textOption(options, 'out') ?? join(dataDirOf(options), 'reports');
    const { document: path } = await writeReportFiles(resolve(directory), issued);
    const { facts } = issued.prepared.facts;
    const examples = facts
      .filter((fact) => ['S01', 'S21', 'S45', 'S54'].includes(fact.slot))
      .map((fact) => `${fact.slot} ${fact.title}：${fact.printed ?? ''}${fact.noun}（${fact.rows} 条记录）`);
    return { number: issued.number, path, facts: facts.length, examples };
  } catch (error) {
    if (isMingzeError(error, 'REPORT-CHANGED')) {
      out.note(`${error.message}\n${error.remedy}`);
      return null;
    }
    if (!isMingzeError(error) || error.code !== 'REPORT-REFUSED') throw error;
    out.note(refusalInWords(error, pack));
    return null;
  }
}

async function holdings({
  db,
  pack,
  scope,
}: City): Promise<{ units: number; posts: number; ledgers: number; rows: number }> {
  const ledgers = [...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger');
  return withScope(db, scope, async (client) => {
    const count = async (tables: readonly string[]): Promise<number> => {
      const parts = tables.map((table) => `(select count(*) from ${table} t where t.region_id = $1)`);
      const { rows } = await client.query<{ n: string }>(`select (${parts.join(' + ')})::text as n`, [
        scope.region,
      ]);
      return Number(rows[0]?.n ?? 0);
    };
    return {
      units: await count([`base."${BASE.units}"`]),
      posts: await count([`base."${BASE.posts}"`]),
      ledgers: ledgers.length,
      rows: await count(ledgers.map(tableOf)),
    };
  });
}
