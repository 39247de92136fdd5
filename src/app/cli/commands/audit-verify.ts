import { resolve } from 'node:path';
import { readCheckpointFile, verifyLog } from '#engine/audit/index.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { INSTALLATION } from '#kernel/audit/index.ts';
import { dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT, type Options } from '../command.ts';

export const auditVerify: Command = {
  usage: '[--checkpoint FILE…]',
  details:
    '逐条重算摘要，并核对修改前后内容；有人改过、删过、加过或调换过，指出是第几条。\n截去末尾、或从头重算整条链，只有另存在别处的校验点（mingze audit checkpoint FILE）才查得出来。',
  options: {
    checkpoint: { type: 'string', value: 'FILE', multiple: true, help: '另存在别处的校验点，可写多个' },
    key: { type: 'string', value: 'ID', help: '签校验点的密钥编号，默认本安装的密钥' },
  },
  run: async (invocation) => {
    const { options, out } = invocation;
    const files = filesOf(options);
    const kept = await Promise.all(files.map((file) => readCheckpointFile(resolve(file))));
    const given = typeof options['key'] === 'string' ? options['key'] : null;
    const verdicts = await withCity(invocation, async ({ db, scope }) => {
      const keyId = given ?? openSigner(dataDirOf(options)).keyId;
      const own = { ...scope, region: INSTALLATION };
      return [
        await verifyLog({ db, scope, keyId, kept }),
        await verifyLog({ db, scope: own, keyId, kept: [] }),
      ];
    });
    const faults = verdicts.flatMap((one) => one.faults);
    for (const { region, entries, last, hash, checkpoints, faults: found } of verdicts) {
      const name = region === INSTALLATION ? '安装日志' : '审计日志';
      out.line(
        found.length === 0
          ? `${name}完好：${entries} 条，最后一条是第 ${last} 条，摘要 ${hash}；与 ${checkpoints} 个校验点相符`
          : `${name}有 ${found.length} 处不对（共 ${entries} 条）：`,
      );
      for (const fault of found) out.line(`  ${fault.message}`);
    }
    if (faults.length === 0 && files.length === 0)
      out.line('没有给出另存的校验点：末尾被截去或整条链被重算，这样查不出来。');
    out.result({
      ok: faults.length === 0,
      logs: verdicts.map(({ faults: found, ...rest }) => ({
        ...rest,
        faults: found.map(({ kind, seq, until, message }) => ({
          kind,
          seq: String(seq),
          until: String(until),
          message,
        })),
      })),
    });
    return faults.length === 0 ? EXIT.ok : EXIT.refused;
  },
};

function filesOf(options: Options): readonly string[] {
  const given = options['checkpoint'];
  return Array.isArray(given) ? given.map(String) : [];
}
