/** A policy in the form of the catalog. */
export interface CatalogPolicy {
  readonly name: string;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

const REGION = `region_id = (NULLIF(current_setting('app.region'::text, true), ''::text))::integer`;
const FROM = `unit_path >= current_setting('app.lo'::text, true)`;
const TO = `unit_path < current_setting('app.hi'::text, true)`;

/**
 * The roles of an acting post compare with ranges of their own, one pair of settings for each class of ledgers: the unit of the
 * row, or the unit to which it is handed.
 */
const POST_RANGE =
  /(unit|to)_path >= current_setting\('app\.lo_\d+_\d+'::text, true\)\)? AND \(?\1_path < current_setting\('app\.hi_\d+_\d+'::text, true\)/;
const OF_RANGES = /^mingze_post(_ranges)?(_masked)?$/;

/** What further conditions may contain: settings and plain operators, nothing that could read a table. */
const ALLOWED = new Set([
  'current_setting',
  'nullif',
  'coalesce',
  'string_to_array',
  'any',
  'and',
  'or',
  'not',
]);

/**
 * Faults of a policy against the one form that is fast on PostgreSQL and accepted by a cluster: the region,
 * then (where rows carry unit_path) the range of paths, each a conjunct of its own; further conjuncts may
 * narrow it. Only a policy for a special role may leave the range out.
 */
export function policyFaults(policy: CatalogPolicy, hasPath: boolean): readonly string[] {
  const special =
    policy.roles.length > 0 && !policy.roles.some((role) => ['public', 'mingze_app'].includes(role));
  const required = hasPath && !special ? [REGION, FROM, TO] : [REGION];
  return [policy.using, policy.check].flatMap((expression) => {
    if (expression === null) return [];
    if (/\bselect\b/i.test(expression)) return ['holds a subquery'];
    const parts = conjuncts(expression);
    const bound = !hasPath || !policy.roles.some((role) => OF_RANGES.test(role));
    if (!bound && !POST_RANGE.test(expression)) return ['compares no range of paths'];
    const missing = required.filter((part) => !parts.includes(part)).map((part) => `lacks ${part}`);
    const called = [...expression.matchAll(/([a-z_][a-z0-9_.]*)\s*\(/gi)].map((match) => match[1] ?? '');
    const strange = called
      .filter((name) => !ALLOWED.has(name.toLowerCase()))
      .map((name) => `calls ${name}()`);
    return [...missing, ...strange];
  });
}

/** The parts of an expression which are joined by AND at its top, without their outer parentheses. */
function conjuncts(expression: string): readonly string[] {
  const inner = unwrap(expression.replace(/\s+/g, ' ').trim());
  const parts = splitAtAnd(inner);
  return parts.length === 1 ? [inner] : parts.flatMap(conjuncts);
}

function unwrap(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
    if (depth === 0 && i < text.length - 1) return text;
  }
  return unwrap(text.slice(1, -1).trim());
}

function splitAtAnd(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
    if (depth === 0 && text.startsWith(' AND ', i)) {
      parts.push(text.slice(from, i));
      from = i + 5;
    }
  }
  return [...parts, text.slice(from)];
}
