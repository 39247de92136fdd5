import type { Violation } from './check-distribution-rules.ts';
import { sqlOfTypeScript, statements, withoutCommentsAndStrings } from './sql-text.ts';

/** What the text alone does not show. */
interface LintOptions {
  /** Tables that are copied to every node or local ("schema.table"): they need no region_id. */
  readonly withoutRegion?: readonly string[];
}

interface Check {
  readonly rule: number;
  readonly message: string;
  readonly broken: (statement: string, withoutRegion: ReadonlySet<string>) => boolean;
}

const VOLATILE =
  /\b(now|clock_timestamp|statement_timestamp|gen_random_uuid|uuidv7|uuidv4|random)\s*\(|\bcurrent_timestamp\b/i;
const has =
  (pattern: RegExp): Check['broken'] =>
  (statement) =>
    pattern.test(statement);

const CHECKS: readonly Check[] = [
  {
    rule: 1,
    message: 'region_id is never updated: transfer = delete + insert',
    broken: (s) => /[(,\s]region_id\s*(,[^)]*\)\s*)?=/i.test(setLists(s)),
  },
  { rule: 2, message: 'serial draws from one sequence: use uuid', broken: has(/\b(big|small)?serial\b/i) },
  {
    rule: 2,
    message: 'identity is declared in CREATE TABLE, never added',
    broken: has(/\balter\s+table\b.*\b(generated\s+(always|by\s+default)\s+as\s+identity|add\s+generated)/is),
  },
  {
    rule: 5,
    message: 'FORCE ROW LEVEL SECURITY stops the online move of shards',
    broken: has(/\bforce\s+row\s+level/i),
  },
  {
    rule: 6,
    message: 'set_config() is not sent on to workers: use app.scope()',
    broken: has(/\bset_config\s*\(/i),
  },
  { rule: 7, message: 'a join needs region_id equality', broken: joinsWithoutRegion },
  { rule: 7, message: 'update and delete need region_id', broken: changesWithoutRegion },
  {
    rule: 8,
    message: 'SECURITY DEFINER does not elevate on a cluster',
    broken: has(/\bsecurity\s+definer\b/i),
  },
  {
    rule: 8,
    message: 'a materialized view carries no policy',
    broken: has(/\bcreate\s+materialized\s+view\b/i),
  },
  {
    rule: 8,
    message: 'a view needs with (security_invoker = true)',
    broken: (s) => /\bcreate\s+(or\s+replace\s+)?view\b/i.test(s) && !/security_invoker\s*=\s*true/i.test(s),
  },
  {
    rule: 8,
    message: 'COPY of a table gives 0 rows under a policy: COPY (select …) TO',
    broken: has(/\bcopy\s+(?!\()[\w."$]+\s*(\([^)]*\)\s*)?to\b/i),
  },
  {
    rule: 9,
    message: 'no volatile function in ON CONFLICT or UPDATE: pass the value as a parameter',
    broken: (s) =>
      VOLATILE.test(/\bon\s+conflict\b[\s\S]*/i.exec(s)?.[0] ?? '') ||
      VOLATILE.test(/\bupdate\s+[\w."$]+[\s\S]*?\bset\b[\s\S]*/i.exec(s)?.[0] ?? '') ||
      (/\bmerge\s+into\b/i.test(s) && VOLATILE.test(s)),
  },
  {
    rule: 9,
    message: 'for update needs region_id',
    broken: (s) => /\bfor\s+(no\s+key\s+)?update\b/i.test(s) && !/\bregion_id\b/i.test(s),
  },
  {
    rule: 10,
    message: 'a notification reaches one node only: what is to be done later is a row of jobs.jobs',
    broken: has(/^(?:(?:un)?listen\s+["\w*]+$|notify\s+["\w]+\s*(?:,|$))|\bpg_notify\s*\(/i),
  },
  {
    rule: 11,
    message: 'advisory locks hold on one node only: lock a row',
    broken: has(/\bpg_(try_)?advisory_/i),
  },
  {
    rule: 12,
    message: "TG_TABLE_NAME is the shard's name on a cluster",
    broken: has(/\btg_(table_name|relname|relid)\b/i),
  },
  {
    rule: 13,
    message: 'a CHECK is named and added by its own ALTER TABLE',
    broken: (s) =>
      /\bcheck\s*\(/i.test(s) && !/\bpolicy\b/i.test(s) && !/\badd\s+constraint\s+\S+\s+check\s*\(/i.test(s),
  },
  {
    rule: 13,
    message: 'a foreign key is named and added by its own ALTER TABLE',
    broken: (s) =>
      /\b(create\s+table|add\s+column)\b/i.test(s) &&
      /\breferences\s+[\w."]+/i.test(s.replace(/\bgrant\b[\s\S]*/i, '')),
  },
  {
    rule: 13,
    message: 'one subcommand per ALTER TABLE when a constraint is involved',
    broken: (s) =>
      /\balter\s+table\b/i.test(s) &&
      /\badd\s+constraint\b/i.test(s) &&
      /,\s*(add|drop|alter|validate)\s/i.test(s),
  },
];

/** The text between SET and WHERE, FROM or RETURNING in the updates of a statement. */
function setLists(statement: string): string {
  const lists = statement.matchAll(
    /\bupdate\b[\s\S]*?\bset\b([\s\S]*?)(?=\bwhere\b|\bfrom\b|\breturning\b|$)/gi,
  );
  return [...lists].map((match) => match[1] ?? '').join(' , ');
}

/**
 * Breaches of the rules which the text of a `.sql` file, or the SQL in the strings of a `.ts` file, can
 * show. A line that has to break a rule says why in a comment on the line before: `-- rule 9: …`.
 */
export function lintSql(text: string, file: string, options: LintOptions = {}): readonly Violation[] {
  const sql = file.endsWith('.sql') ? text : sqlOfTypeScript(text);
  const lines = text.split('\n');
  const withoutRegion = new Set(options.withoutRegion ?? []);
  return statements(withoutCommentsAndStrings(sql)).flatMap((statement) =>
    CHECKS.filter((check) => check.broken(statement.text, withoutRegion))
      .filter((check) => !excused(lines, statement.line, check.rule))
      .map(({ rule, message }) => ({ rule, where: `${file}:${statement.line}`, message })),
  );
}

function excused(lines: readonly string[], line: number, rule: number): boolean {
  return [lines[line - 2], lines[line - 1]].some((text) =>
    new RegExp(`(--|//|/\\*) rule ${rule}: \\S`).test(text ?? ''),
  );
}

function joinsWithoutRegion(statement: string, withoutRegion: ReadonlySet<string>): boolean {
  const joins = statement.matchAll(
    /\bjoin\s+([\w."$]+)(?!\s*\()\s+([\s\S]*?)(?=\bjoin\b|\bwhere\b|\bgroup\b|\border\b|$)/gi,
  );
  return [...joins].some(([, table = '', rest = '']) => {
    const ours = table.includes('.') && !/^(pg_catalog|information_schema)\./i.test(table);
    return ours && !withoutRegion.has(table.replaceAll('"', '')) && !/\bregion_id\b/i.test(rest);
  });
}

function changesWithoutRegion(statement: string, withoutRegion: ReadonlySet<string>): boolean {
  const changes = statement.matchAll(
    /(?<!\bfor\s+(?:no\s+key\s+)?)(?<!\bdo\s+)\b(?:update|delete\s+from)\s+(?:only\s+)?([\w."]+\.[\w."]+)/gi,
  );
  return [...changes].some(
    ([, table = '']) => !withoutRegion.has(table.replaceAll('"', '')) && !/\bregion_id\b/i.test(statement),
  );
}
