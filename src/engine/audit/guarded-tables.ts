/** A table whose rows decide rights, or are handed out: the log tells of each of its rows by a digest. */
export interface GuardedTable {
  readonly table: string;
  readonly title: string;
  /** SQL of the key within a region. */
  readonly key: string;
  /** SQL of the columns that matter; what counts failures or the last use is left out. */
  readonly columns: readonly string[];
}

const id = 'id::text';
const time = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
const bytes = (column: string): string => `encode(sha256(${column}), 'hex')`;
const text = (column: string): string => bytes(`convert_to(${column}::text, 'UTF8')`);

/**
 * Every table that decides who may do what, and every one that holds what is handed out as issued. A table that joins
 * them must be listed here: test/journeys/audit-chain.test.ts asks it of each table of the schemas auth, access and reports.
 */
export const GUARDED_TABLES: readonly GuardedTable[] = [
  {
    table: 'auth.accounts',
    title: '账号',
    key: id,
    columns: [
      'login',
      'name',
      'person',
      'must_change',
      'totp_on',
      'oidc_subject',
      'epoch',
      ...['password_hash', 'totp_secret'].map(text),
      ...['password_until', 'disabled_at'].map(time),
    ],
  },
  {
    table: 'auth.sessions',
    title: '登录',
    key: id,
    columns: ['account_id', 'vouched', bytes('secret_hash'), time('created_at')],
  },
  {
    table: 'auth.tokens',
    title: '令牌',
    key: id,
    columns: [
      'account_id',
      'epoch',
      'appointment',
      'title',
      'to_jsonb(actions)',
      bytes('secret_hash'),
      ...['created_at', 'expires_at', 'withdrawn_at'].map(time),
    ],
  },
  {
    table: 'access.appointments',
    title: '任职',
    key: id,
    columns: [
      'account_id',
      'kind',
      'unit',
      'to_jsonb(named)',
      'deputy_of',
      'from_on::text',
      'to_on::text',
      time('appointed_at'),
    ],
  },
  {
    table: 'access.disclosures',
    title: '查阅申请',
    key: id,
    columns: ['ledger', 'row_key', 'appointment', 'account_id', 'decided_by', 'allowed', time('decided_at')],
  },
  { table: 'access.settings', title: '设置', key: 'name', columns: ['value'] },
  {
    table: 'access.proposals',
    title: '两人办理的申请',
    key: id,
    columns: [
      'act',
      'subject',
      'account_id',
      'decided_by',
      'allowed',
      ...['decided_at', 'used_at'].map(time),
    ],
  },
  {
    table: 'duties.calendar_feeds',
    title: '日历订阅',
    key: id,
    columns: ['account_id', 'appointment', bytes('secret_hash'), time('withdrawn_at')],
  },
  {
    table: 'reports.issued',
    title: '签发的报告',
    key: id,
    columns: [
      'report',
      'year',
      'number',
      'title',
      'dated_on::text',
      'actor',
      'reason',
      'content',
      'digest',
      'hash',
      ...['facts', 'parameters', 'checks', 'findings', 'withheld', 'manifest', 'signature', 'public_key'].map(
        text,
      ),
      ...['document', 'package', 'secret'].map(bytes),
      'to_jsonb(signed_by)',
    ],
  },
  {
    table: 'reports.issued_rows',
    title: '签发报告所计的记录',
    key: 'jsonb_build_array(issued_id, pass)::text',
    columns: [
      'ledger',
      'to_jsonb(slots)',
      ...['row_keys', 'row_versions', 'flags'].map(text),
      ...['digests', 'secret'].map(bytes),
    ],
  },
  {
    table: 'reports.signatures',
    title: '签批',
    key: id,
    columns: [
      'report',
      'year',
      'digest',
      'account_id',
      // How it was confirmed stands behind the name, so that rows of before this was asked keep the digest that the log has.
      `actor || coalesce(chr(31) || confirmed_by || chr(31) || step, '')`,
      time('signed_at'),
    ],
  },
  {
    table: 'reports.signing_steps',
    title: '送签和退回',
    key: 'jsonb_build_array(report, year, number)::text',
    columns: ['act', 'digest', text('words'), 'account_id', 'by_name', 'by_office', time('at')],
  },
  {
    table: 'reports.explanations',
    title: '提醒的说明',
    key: id,
    columns: [
      'report',
      'year',
      'finding',
      'about',
      text('text'),
      'by_name',
      'by_office',
      'account_id',
      'actor',
      time('said_at'),
      'withdrawn_by',
      time('withdrawn_at'),
    ],
  },
  {
    table: 'reports.texts',
    title: '报告文本',
    key: 'jsonb_build_array(report, year, version)::text',
    columns: [text('text'), 'note', 'account_id', 'actor'],
  },
  {
    table: 'reports.declared_literals',
    title: '数字的说明',
    key: id,
    columns: [
      'report',
      'year',
      ...['words', 'reason'].map(text),
      'account_id',
      'by_name',
      'by_office',
      time('declared_at'),
      'withdrawn_by',
      time('withdrawn_at'),
    ],
  },
];

/**
 * Key and digest of the rows of these tables, one statement; `$1` is the region.
 * @param which a condition over a row, '' for all
 */
export function guardedSql(tables: readonly GuardedTable[], which: string): string {
  return tables
    .map(
      ({ table, key, columns }) =>
        `select '${table}' as "table", ${key} as key,
           encode(sha256(convert_to(jsonb_build_array(${columns.join(', ')})::text, 'UTF8')), 'hex') as digest
         from ${table} where region_id = $1${which}`,
    )
    .join(' union all ');
}
