import { resolve } from 'node:path';
import { draftReport } from '#tools/learning/draft-report.ts';
import type { LearnedToken } from '#tools/learning/learned-token.ts';
import { learnReport } from '#tools/learning/learn-report.ts';
import { readReportFile } from '#tools/learning/read-report-file.ts';
import { writeDraft } from '#tools/learning/write-draft.ts';
import type { Pack } from '#model/pack/types.ts';
import { BASE_PACK, cityPacks, dataDirOf, requirePack } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import type { Output } from '../output.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

export const reportLearn: Command = {
  usage: 'FILE.docx|txt [--out DIR]',
  details:
    '找出报告里的每个数字（数字、xx、汉字数字），按前后文和单位提出它是哪个指标，供人确认。\n加 --out 时另写一个本市定义包，其中 unresolved_ 开头的是认不出或难分的，mingze pack check DIR 会逐处指出。',
  options: { out: { type: 'string', value: 'DIR', help: '存放整理出的定义包的目录，已有的文件不覆盖' } },
  run: async ({ options, args, out, keptPacks }) => {
    const [file] = args;
    if (file === undefined || args.length > 1) throw new UsageProblem('须给出一个报告文件。');
    const directory = textOption(options, 'out');
    const { text, issued } = await readReportFile(resolve(file));
    const pack = await requirePack([BASE_PACK, ...(await cityPacks(dataDirOf(options)))], keptPacks);
    const tokens = learnReport(text, pack, { issued });
    for (const token of tokens) if (token.class === 'number') tell(token, text, pack, out);
    const numbers = tokens.filter((token) => token.class === 'number');
    const known = numbers.filter((token) => token.indicator !== null).length;
    const ties = numbers.filter((token) => token.tied.length > 0).length;
    out.line(
      `共 ${numbers.length} 个数字，其中 ${known} 个认出了指标${ties === 0 ? '' : `（${ties} 个另有同样相合的，须由人定）`}；另有 ${tokens.length - numbers.length} 处年份、名称、序号和固定说法`,
    );
    if (directory === null) {
      out.result({ tokens });
      return EXIT.ok;
    }
    const draft = draftReport(text, tokens, pack);
    const path = resolve(directory);
    const files = await writingOut(path, () =>
      writeDraft(path, pack.parts[0]?.split('@')[0] ?? pack.id, draft.source),
    );
    for (const one of files) out.line(`已写出 ${one}`);
    out.line(`请逐处确认，尚有 ${draft.open.length} 处未定：mingze pack check ${path}`);
    out.result({ tokens, files, open: draft.open });
    return EXIT.ok;
  },
};

function tell(
  { start, end, text: words, candidates, indicator, tied }: LearnedToken,
  text: string,
  pack: Pack,
  out: Output,
): void {
  const context = `${text.slice(Math.max(0, start - 12), start)}【${words}】${text.slice(end, end + 6)}`;
  const [first] = candidates;
  const titled = (id: string): string => {
    const one = pack.indicators.find((known) => known.id === id);
    return one ? `${one.title}（${one.slot}）` : id;
  };
  const tie = tied.length === 0 ? '' : `；也可能是${tied.map(titled).join('、')}，难分，须由人定`;
  const proposal =
    indicator === null ? '没有相合的指标' : `${titled(indicator)}：${first?.reasons.join('；') ?? ''}${tie}`;
  out.line(`${context.replaceAll(/\s+/gu, ' ')} → ${proposal}`);
}
