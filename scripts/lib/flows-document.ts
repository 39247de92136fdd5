import { readPackDirectory } from '#engine/definitions/index.ts';
import { compile } from '#engine/definitions/compile.ts';
import { deadlineInWords, drawFlow, MARK_WORDS, takersInWords } from '#model/draw-flow.ts';
import type { Flow, FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { type Agreement, committed } from './agreement.ts';

const FILE = 'docs/flows.md';
const TITLE = `# 流程

由定义包生成：\`npm run check -- --write\`。怎样写流程见 [packs.md](packs.md#流程)。“两人”的须两人先后各办一次；“留底”的旧值另存。
`;

/** docs/flows.md against the flows of the product's own pack: each drawn, and one line a step. */
export async function flowsDocument(): Promise<Agreement> {
  const { pack } = await compile([await readPackDirectory(BASE_PACK)]);
  const parts = [...(pack?.ledgers.values() ?? [])].flatMap(({ title, flow }) => {
    if (!pack || !flow) return [];
    const steps = flow.steps.map((step) => `| ${cells(step, pack, flow).join(' | ')} |\n`);
    return [
      `\n## ${flow.title}\n\n“${title}”的记录走这个流程，第 ${flow.version} 版。\n\n\`\`\`mermaid\n${drawFlow(flow)}\n\`\`\`\n\n| 步骤 | 从 | 到 | 谁办 | 谁不能办 | 填什么、须有什么 | 期限 | 依据 |\n|---|---|---|---|---|---|---|---|\n${steps.join('')}`,
    ];
  });
  return { file: FILE, committed: committed(FILE), fresh: `${TITLE}${parts.join('')}` };
}

function cells(step: FlowStep, { access }: Pack, { states, steps }: Flow): readonly string[] {
  const titleOf = (code: string): string => states.find((one) => one.code === code)?.title ?? code;
  const others = [
    ...step.notBy.map((id) => `办过“${steps.find((one) => one.id === id)?.title ?? id}”的人`),
    ...step.notOf.map(({ title }) => `${title}及其下级`),
    ...(step.twoPersons === null ? [] : [step.twoPersons === 'always' ? '须两人' : '有的须两人']),
    ...(step.times === null ? [] : [`最多 ${step.times} 次`]),
  ];
  const asked = [
    ...step.asks.map(({ field, required }) => `${field.title}${required ? '' : '（可空）'}`),
    ...(step.opinion === null ? [] : [`意见${step.opinion === 'required' ? '' : '（可空）'}`]),
    ...step.needs.map((need) => (need.kind === 'attachments' ? `附件 ${need.count} 个` : need.message)),
    ...step.keeps.map(({ into }) => `${into.title}留底`),
    ...(step.opens ? ['另立一条记录'] : []),
  ];
  return [
    step.title,
    step.from.map(titleOf).join('、'),
    step.to === null ? '不变' : titleOf(step.to),
    takersInWords(step, access),
    others.join('、'),
    asked.join('、'),
    step.deadline ? deadlineInWords(step.deadline) : '',
    step.basis === null ? '' : `${step.basis}（${MARK_WORDS[step.mark]}）`,
  ];
}
