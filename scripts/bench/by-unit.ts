import { computeFacts, factsByUnit, levelOf } from '#engine/queries/index.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { BENCH, benchCity } from './city.ts';
import { type Figure, median } from './measure.ts';

const YEAR = 2025;
const CONNECTIONS = 2;

/** All numbers of all units of some hundred, against the whole city's own pass and against asking unit by unit. */
export async function benchByUnit(rows: number): Promise<{ figures: Figure[]; notes: string[] }> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const result = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
    if (!result.accepted) throw new Error(JSON.stringify(result.errors[0]));
    await db.owner.query('vacuum analyze');
    const size = rows.toLocaleString('en');
    const asked = { db, pack, scope, year: YEAR, cache: false, connections: CONNECTIONS, now: new Date() };
    const whole = await median(5, () => computeFacts(asked));
    const figures: Figure[] = [];
    for (const kinds of ['township', LEVEL_OF_A_HUNDRED]) {
      const level = levelOf(pack, kinds);
      const { units } = await factsByUnit({ ...asked, level });
      // The city's own pass is run within: it is what the parts are compared with.
      const both = await median(5, () => factsByUnit({ ...asked, level }));
      figures.push({
        name: `${size} rows: all numbers of ${units.length} units`,
        ms: both - whole,
        limitName: 'all numbers of the whole city',
        limitMs: whole,
        aim: 3,
      });
    }
    const { units } = await factsByUnit({ ...asked, level: levelOf(pack, 'township') });
    const one = units.map(({ unit: { path } }) => ({ lo: path, hi: `${path.slice(0, -1)}0` }));
    const separate = await median(1, async () => {
      for (const { lo, hi } of one) await computeFacts({ ...asked, scope: { ...scope, lo, hi } });
    });
    const [{ ms } = { ms: 0 }] = figures;
    return {
      figures: [
        ...figures,
        {
          name: `${size} rows: all numbers of ${one.length} units`,
          ms,
          limitName: 'unit by unit',
          limitMs: separate,
          aim: null,
        },
      ],
      notes: [],
    };
  } finally {
    await city.close();
  }
}

/** Some hundred units of the demo city together. */
const LEVEL_OF_A_HUNDRED =
  'department,public_institution,municipal_enterprise,township,subdistrict,development_zone,branch';
