import { resolve } from 'node:path';
import { checkpointText, takeCheckpoint } from '#engine/audit/index.ts';
import { writeAtomically } from '#formats/atomic-file.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

export const auditCheckpoint: Command = {
  usage: '[FILE.json]',
  details:
    '用本安装的密钥签下日志到哪一条、摘要是什么。给出文件名时另写一份，请存到改不动这台机器的人手里（光盘、另一台机器、纸面）。\n以后用 mingze audit verify --checkpoint FILE 核对。',
  options: {},
  run: async (invocation) => {
    const { args, out, now, options } = invocation;
    const [file] = args;
    if (args.length > 1) throw new UsageProblem('最多给出一个文件名。');
    const { checkpoint, text } = await withCity(invocation, async ({ db, scope, actor, region }) => {
      const signer = openSigner(dataDirOf(options));
      const taken = await takeCheckpoint(db, { scope, actor, now: now() }, signer);
      return { checkpoint: taken, text: checkpointText(taken, region.name) };
    });
    const path = file === undefined ? null : resolve(file);
    if (path !== null) await writingOut(path, () => writeAtomically(path, (to) => to.writeFile(text)));
    out.line(`第 ${checkpoint.seq} 条，摘要 ${checkpoint.hash}`);
    out.line(
      path === null
        ? '没有另存：只存在数据库里的校验点，防不住能改整个数据库的人。'
        : `已写出校验点：${path}`,
    );
    out.result({ ...(JSON.parse(text) as object), file: path });
    return EXIT.ok;
  },
};
