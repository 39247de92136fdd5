import { existsSync } from 'node:fs';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { openInstallation } from '../city.ts';
import { BASE_PACK, cityPacks, dataDirOf } from '../city.ts';
import { type Command, EXIT, type Invocation } from '../command.ts';
import { isMingzeError } from '#kernel/errors/index.ts';

interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly detail: string;
}

export const doctor: Command = {
  name: 'doctor',
  summary: '检查安装是否正常',
  usage: '',
  options: {},
  run: async (invocation) => {
    const { out } = invocation;
    const findings = [
      ...environment(),
      ...(await definitions(invocation)),
      ...(await installation(invocation)),
    ];
    for (const { subject, ok, detail } of findings)
      out.line(`${ok ? '正常' : '异常'}  ${subject}：${detail}`);
    out.result({ ok: findings.every((finding) => finding.ok), findings });
    return findings.every((finding) => finding.ok) ? EXIT.ok : EXIT.failed;
  },
};

/** A Node.js built without the full tables of characters throws here. */
function readsGb18030(): boolean {
  try {
    return new TextDecoder('gb18030').encoding === 'gb18030';
  } catch {
    return false;
  }
}

function environment(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const gb18030 = readsGb18030();
  return [
    {
      subject: 'Node.js',
      ok: major > 20 || (major === 20 && minor >= 19),
      detail: `${process.version}，须 20.19 以上`,
    },
    {
      subject: 'GB18030 编码',
      ok: gb18030,
      detail: gb18030 ? '可以读取' : '本机的 Node.js 不带完整的编码表，GB18030 的 CSV 读不了',
    },
  ];
}

async function definitions({ options }: Invocation): Promise<Finding[]> {
  const { pack, faults } = await loadPack([BASE_PACK, ...(await cityPacks(dataDirOf(options)))]);
  return [
    {
      subject: '定义包',
      ok: pack !== null,
      detail: pack ? pack.parts.join('、') : `${faults.length} 处错误，见 mingze pack check`,
    },
  ];
}

async function installation(invocation: Invocation): Promise<Finding[]> {
  const dataDir = dataDirOf(invocation.options);
  if (!existsSync(dataDir) && !process.env['DATABASE_URL'])
    return [{ subject: '数据目录', ok: true, detail: `${dataDir} 还没有建立` }];
  try {
    const { db } = await openInstallation(invocation);
    try {
      const { rows } = await db.app.query<{ version: string; region: string | null }>(
        `select current_setting('server_version') as version, (select string_agg(name, '、' order by id) from app.regions) as region`,
      );
      const [row] = rows;
      return [
        { subject: '数据目录', ok: true, detail: dataDir },
        {
          subject: '数据库',
          ok: true,
          detail: `PostgreSQL ${row?.version ?? ''}，${db.kind === 'embedded' ? '内置' : '外接'}`,
        },
        { subject: '城市', ok: true, detail: row?.region ?? '还没有，请运行 mingze init' },
      ];
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!isMingzeError(error)) throw error;
    return [{ subject: '数据目录', ok: false, detail: `${error.message}${error.remedy}` }];
  }
}
