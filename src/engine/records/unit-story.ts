import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';

/** A unit by its code and name. */
interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** What became of a unit, and what it was before. */
export interface UnitStory extends NamedUnit {
  readonly shortName: string | null;
  readonly kind: string;
  readonly parent: NamedUnit | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  /** The units that it carries on: those that name it as their successor. */
  readonly before: readonly (NamedUnit & { readonly closedOn: string | null })[];
  /** The unit that carries it on. */
  readonly after: NamedUnit | null;
  /** The units right below it, of any time. */
  readonly below: readonly (NamedUnit & {
    readonly openedOn: string | null;
    readonly closedOn: string | null;
  })[];
  /** What was corrected in its row, the latest first. */
  readonly corrections: readonly {
    readonly at: Date;
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** Columns whose corrections are told; others are no history of a unit. */
const TOLD = ['name', 'short_name', 'kind', 'parent', 'opened_on', 'closed_on', 'successor'] as const;

/**
 * Tells a unit through the years.
 * @returns null when there is no unit of that code
 */
export async function unitStory(db: Database, scope: Scope, code: string): Promise<UnitStory | null> {
  return withScope(db, scope, async (client) => {
    const { region } = scope;
    const { rows } = await client.query<UnitRow>(
      `select u.row_id as id, u.code, u.name, u.short_name as "shortName", u.kind, u.opened_on as "openedOn",
              u.closed_on as "closedOn", p.code as "parentCode", p.name as "parentName",
              s.code as "afterCode", s.name as "afterName"
       from base.units u
       left join base.units p on p.region_id = u.region_id and p.code = u.parent
       left join base.units s on s.region_id = u.region_id and s.code = u.successor
       where u.region_id = $1 and u.code = $2 and u.row_status = 'accepted'`,
      [region, code],
    );
    const [unit] = rows;
    if (!unit) return null;
    const near = await client.query<NearRow>(
      `select code, name, opened_on as "openedOn", closed_on as "closedOn", successor = $2 as before, parent = $2 as below
       from base.units where region_id = $1 and row_status = 'accepted' and (successor = $2 or parent = $2) order by code`,
      [region, code],
    );
    const changes = await client.query<ChangeRow>(
      `select changed_at as at, before, after from core.row_history
       where region_id = $1 and ledger = $2 and row_id = $3 order by row_version desc limit 100`,
      [region, BASE.units, unit.id],
    );
    const { id: _id, parentCode, parentName, afterCode, afterName, ...own } = unit;
    return {
      ...own,
      parent: parentCode === null ? null : { code: parentCode, name: parentName ?? parentCode },
      after: afterCode === null ? null : { code: afterCode, name: afterName ?? afterCode },
      before: near.rows.filter((one) => one.before === true),
      below: near.rows.filter((one) => one.below === true),
      corrections: changes.rows.flatMap(({ at, before, after }) =>
        TOLD.filter((field) => textOf(before[field]) !== textOf(after[field])).map((field) => ({
          at,
          field,
          before: textOf(before[field]),
          after: textOf(after[field]),
        })),
      ),
    };
  });
}

interface UnitRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly parentCode: string | null;
  readonly parentName: string | null;
  readonly afterCode: string | null;
  readonly afterName: string | null;
}

interface NearRow extends NamedUnit {
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly before: boolean | null;
  readonly below: boolean | null;
}

interface ChangeRow {
  readonly at: Date;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
