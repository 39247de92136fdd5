import type { ClientBase, PoolClient } from 'pg';
import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';

/** The settings of a city, with the words of the log. */
export const SETTINGS = {
  /** 'on': one person may be all three administrators; every page of the log says so. */
  small_office: '小单位（三员可由一人兼任）',
  /** Who needs a second factor: second-factor-demand.ts. */
  second_factor: '登录须用动态口令的账号',
  /** Days after which unused uploads and results of jobs are removed. */
  keep_days: '没有附到记录的上传文件和任务产生的文件保留天数',
  /**
   * "YYYY-MM-DD": the first day of the city's duties; what fell due before belongs to nobody. Absent: duties always
   * count.
   */
  begun_on: '责任起计日',
  oidc_issuer: '统一身份认证地址',
  oidc_client: '统一身份认证的客户端编号',
} as const;
export type SettingName = keyof typeof SETTINGS;

const WORDS: Readonly<Record<string, string>> = {
  on: '开',
  off: '关',
};

/** A value in the words of the log. */
function wordsOf(value: string): string {
  return WORDS[value] ?? value;
}

export async function setting(client: ClientBase, region: number, name: SettingName): Promise<string | null> {
  const { rows } = await client.query<{ value: string }>(
    'select value from access.settings where region_id = $1 and name = $2',
    [region, name],
  );
  return rows[0]?.value ?? null;
}

export async function isSmallOffice(client: ClientBase, region: number): Promise<boolean> {
  return (await setting(client, region, 'small_office')) === 'on';
}

/** Whether the city has an identity provider for sign-on. */
export async function hasProvider(client: ClientBase, region: number): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from access.settings
     where region_id = $1 and name in ('oidc_issuer', 'oidc_client') and value <> ''`,
    [region],
  );
  return rows[0]?.count === 2;
}

export interface SettingRules {
  /** Called in the transaction with the values before; an error changes nothing. */
  readonly guard?: (client: PoolClient, before: ReadonlyMap<SettingName, string | null>) => Promise<void>;
  /** A value in the words of the log. */
  readonly say?: (value: string) => string;
}

/** Changes settings together, each with its before and after in the log; unchanged ones are ignored. */
export async function changeSettings(
  db: Database,
  act: Act,
  values: Readonly<Partial<Record<SettingName, string>>>,
  { guard = () => Promise.resolve(), say = wordsOf }: SettingRules = {},
): Promise<void> {
  const { region } = act.scope;
  const names = Object.keys(values) as SettingName[];
  await withChangeIfAny(db, act, async (client) => {
    const before = new Map<SettingName, string | null>();
    for (const name of names) before.set(name, await setting(client, region, name));
    await guard(client, before);
    const changed = async (name: SettingName): Promise<AuditEvent> => {
      const [was, is] = [before.get(name) ?? null, values[name] ?? ''];
      await set(client, region, name, was, is);
      const data = { setting: SETTINGS[name], before: was && say(was), after: say(is) };
      return { type: 'setting.changed', data };
    };
    const [first, ...others] = names.filter((name) => before.get(name) !== values[name]);
    if (first === undefined) return nothingChanged();
    const events: [AuditEvent, ...AuditEvent[]] = [await changed(first)];
    for (const name of others) events.push(await changed(name));
    return { result: undefined, events };
  });
}

async function set(
  client: PoolClient,
  region: number,
  name: SettingName,
  before: string | null,
  value: string,
): Promise<void> {
  await client.query(
    `insert into access.settings (region_id, name, value) values ($1, $2, $3)
     on conflict (region_id, name) do update set value = excluded.value`,
    [region, name, value],
  );
  // Ids of users belong to their provider: those of the old one are meaningless with another.
  if (name === 'oidc_issuer' && before !== null && before !== value)
    await client.query('update auth.accounts set oidc_subject = null where region_id = $1', [region]);
}
