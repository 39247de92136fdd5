import type { PoolClient } from 'pg';
import { type HistoryDigest, withDigest } from '#engine/audit/index.ts';
import type { Rights } from '#kernel/db/index.ts';
import { carryAttachments } from './carry-attachments.ts';
import { enteredSql, writtenFields } from './flow-table.ts';
import type { Stage } from './stage.ts';
import { ident, tableOf } from './table.ts';

export interface MergeContext {
  readonly region: number;
  readonly batch: string;
  readonly actor: string;
  /** The acting post and its account; null when the program itself takes the rows in. */
  readonly rights: Rights | null;
  readonly now: Date;
  /** Why rows are amended, for their history. */
  readonly reason: string | null;
  /** 'new': a key that is there already is left as it is. */
  readonly only?: 'new' | null;
}

export interface MergeCounts {
  readonly inserted: number;
  readonly updated: number;
  /** Of the rows that were amended; null when there are none. */
  readonly history: HistoryDigest | null;
}

const NOTHING_AMENDED = { updated: 0, history: null } as const;

/**
 * Merges the rows of a stage into their ledger by natural key: new keys are inserted, known keys with another
 * content are amended with their before and after in the history, the same content changes nothing.
 * A column that the sheet lacks keeps its value. Of two writers of one key the second waits for the first.
 */
export async function mergeStage(
  client: PoolClient,
  stage: Stage,
  context: MergeContext,
): Promise<MergeCounts> {
  const { updated, history } = context.only === 'new' ? NOTHING_AMENDED : await amend(client, stage, context);
  const inserted = await insert(client, stage, context);
  return { inserted, updated, history };
}

/** The columns of a stage that an amendment carries over. */
function amended(stage: Stage): readonly string[] {
  const scoped =
    stage.ledger.owner && stage.fields.includes(stage.ledger.owner) ? ['unit_id', 'unit_path'] : [];
  const happened =
    stage.ledger.happened && stage.fields.includes(stage.ledger.happened) ? ['row_happened_on'] : [];
  return [
    ...scoped,
    'row_status',
    'row_void_reason',
    ...happened,
    ...(stage.hasRecordedOn ? ['row_recorded_on'] : []),
    ...stage.fields.filter(({ byStep }) => !byStep).map((field) => ident(field.id)),
  ];
}

async function amend(
  client: PoolClient,
  stage: Stage,
  context: MergeContext,
): Promise<Omit<MergeCounts, 'inserted'>> {
  const { region, batch, actor, now, reason } = context;
  const table = tableOf(stage.ledger);
  const columns = amended(stage);
  const brought = broughtBy(stage);
  const have = columns.map((column) => `t.${column}`).join(', ');
  const bring = columns.map(brought).join(', ');
  const known = stage.lowered
    ? have.replace(
        't.row_status',
        `case when t.row_status = 'accepted' and s.row_status = 'submitted' then s.row_status else t.row_status end`,
      )
    : have;
  const differs = `t.region_id = $1 and t.row_key = s.row_key and row(${known}) is distinct from row(${bring})`;
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from ${table} where region_id = $1) as found`,
    [region],
  );
  if (!rows[0]?.found) return { updated: 0, history: null };
  const after = columns.map((column) => `'${column.replaceAll('"', '')}', ${brought(column)}`);
  // jsonb_build_object takes at most 100 arguments: 50 columns a piece.
  const pieces: string[] = [];
  for (let at = 0; at < after.length; at += 45)
    pieces.push(`jsonb_build_object(${after.slice(at, at + 45).join(', ')})`);
  const scoped = stage.ledger.kind === 'ledger';
  const kept = await client.query<HistoryDigest>(
    withDigest(`insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
     select t.region_id, md5(t.row_id::text || '/' || (t.row_version + 1)::text)::uuid, $2, t.row_id, t.row_version + 1,
       ${scoped ? 't.unit_id, t.unit_path, t.row_author, t.row_readers' : "'', '', '', '{}'"}, case when s.row_status = 'voided' and t.row_status <> 'voided' then 'void' else 'amend' end,
       coalesce(s.row_void_reason, $6), $3, $4, $5, to_jsonb(t.*), to_jsonb(t.*) || ${pieces.join(' || ')}
     from ${table} t join ${stage.table} s on ${differs}`),
    [region, stage.ledger.id, batch, actor, now, reason],
  );
  const history = kept.rows[0] ?? { count: 0, digest: '' };
  if (history.count === 0) return { updated: 0, history: null };
  const updated = await client.query(
    `update ${table} t set ${columns.map((column) => `${column} = ${brought(column)}`).join(', ')},
       row_version = t.row_version + 1, row_amended_at = $2, row_batch_id = $3
     from ${stage.table} s where ${differs}`,
    [region, now, batch],
  );
  if (columns.includes('unit_path')) await carryAttachments(client, region, stage.ledger);
  return { updated: updated.rowCount ?? 0, history };
}

/**
 * What a sheet brings for a column of a row that is there: of a field that is gathered at present the row keeps what it has. The
 * importer has judged that the sheet says nothing else.
 */
function broughtBy({ ledger: { gathered, happened } }: Stage): (column: string) => string {
  const fields = new Map(gathered.map(({ field }) => [ident(field.id), field.id]));
  if (happened && fields.has(ident(happened.id))) fields.set('row_happened_on', happened.id);
  return (column) => {
    const field = fields.get(column);
    return field === undefined
      ? `s.${column}`
      : `case when '${field}' = any (t.row_gathered) then t.${column} else s.${column} end`;
  };
}

async function insert(client: PoolClient, stage: Stage, context: MergeContext): Promise<number> {
  const { region, batch, rights, now } = context;
  const table = tableOf(stage.ledger);
  const owned = stage.ledger.kind === 'ledger';
  const scoped = owned ? ['unit_id', 'unit_path'] : [];
  const columns = [
    'row_id',
    'row_key',
    ...scoped,
    'row_status',
    'row_void_reason',
    'row_happened_on',
    'row_recorded_on',
    ...stage.fields.filter(({ byStep }) => byStep !== 'always').map((field) => ident(field.id)),
  ];
  const entered = enteredColumns(stage);
  const result = await client.query(
    `insert into ${table} (region_id, row_received_at, row_amended_at, row_version, row_batch_id${owned ? ', row_author, row_readers' : ''}, ${[...columns, ...entered.map(([name]) => name)].join(', ')})
     select $1, $2, $2, 1, $3${owned ? ', $4::text, $5::text[]' : ''}, ${[...columns.map((column) => `s.${column}`), ...entered.map(([, sql]) => sql)].join(', ')} from ${stage.table} s
     ${
       context.only === 'new'
         ? 'on conflict (region_id, row_key) do nothing'
         : `where not exists (select from ${table} t where t.region_id = $1 and t.row_key = s.row_key)`
     }`,
    [region, now, batch, ...(owned ? [rights?.account ?? '', rights ? [rights.post] : []] : [])],
  );
  return result.rowCount ?? 0;
}

/**
 * What an older list says of matters that are under way already: the state, which marks them for ever as not walked, and what
 * steps would have written. The importer has judged that the state is one in which a matter may come in.
 */
function enteredColumns({ ledger, fields }: Stage): readonly (readonly [name: string, sql: string])[] {
  const { flow } = ledger;
  if (!flow || (!fields.includes(flow.state) && flow.entering.length === 0)) return [];
  const state = enteredSql(flow, fields);
  const begin = `'${flow.begin}'`;
  const written = writtenFields(ledger).filter((id) => fields.some((field) => field.id === id));
  return [
    [ident(flow.state.id), state],
    ['row_entered', `nullif(${state}, ${begin})`],
    ...written.map((id) => [ident(id), `s.${ident(id)}`] as const),
  ];
}
