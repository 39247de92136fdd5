import { Button, Popconfirm } from 'antd';
import { useMemo } from 'react';
import { compileReportText } from '#model/compile/report-text.ts';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import type { Desk } from '../text/desk.ts';
import { placeOf, partsOf } from '../text/text-parts.ts';
import { useTextDraft } from '../text/use-typing.ts';
import type { Composed } from './compose.ts';

interface MakeDraftProps {
  readonly path: { readonly report: string; readonly year: string };
  readonly desk: Desk;
  readonly composed: Composed;
  /** The name of the source file. */
  readonly name: string;
  /** Undecided numbers. */
  readonly undecided: number;
}

/** Makes the text of the year from the decisions; a text of another author is never replaced without a question. */
export function MakeDraft({ path, desk, composed, name, undecided }: MakeDraftProps) {
  const place = usePlace();
  const address = `/reports/${path.report}/${path.year}/text`;
  const save = useAct('PUT /api/v1/reports/{report}/{year}/text', () => place.go(address), [
    'REPORT-TEXT-MOVED',
  ]);
  const { text, literals, mixed, skipped, used, rewritten } = composed;
  const { faults } = useMemo(
    () =>
      compileReportText(text, path.report, {
        indicators: desk.numbers.map(({ indicator, title, noun }) => ({ id: indicator, title, noun })),
        parameters: new Map(desk.parameters.map(({ parameter, title }) => [parameter, title])),
      }),
    [text, path.report, desk],
  );
  const write = (): void =>
    save.mutate({
      path,
      body: { basedOn: desk.version, text, note: `由“${name}”整理`.slice(0, 1000), literals: [...literals] },
    });
  const last = desk.versions[0];
  const typed = useTextDraft(path).read() !== null;
  return (
    <section aria-label="写成文稿" className="make-draft">
      <ProblemNotice error={save.error} />
      <p role="status">
        采用 {used} 个数字，书面说明 {literals.length} 处，跳过 {skipped} 个
        {undecided > 0 ? `（其中 ${undecided} 个还没有定）` : ''}。
        {rewritten > 0 ? `有 ${rewritten} 个报告不能用的符号改成了全角。` : ''}
        标题、主送、署名用本年文稿的。
      </p>
      {skipped > 0 ? (
        <p>
          <StateMark state="warning">
            跳过的仍是原来的数字，在文稿里标成红色，不换掉或说明就不能印发。
          </StateMark>
        </p>
      ) : null}
      <ul className="text-faults">
        {mixed.map((clause) => (
          <li key={clause}>
            “{clause}”里有保留原文的，也有没有定的：说明是对整个分句的，请把这一分句里的数字都定下来。
          </li>
        ))}
        {faults.map(({ line, message, hint }) => (
          <li key={`${line} ${message}`}>
            <strong>{placeOf(partsOf(text), line)}</strong>：{message}。{hint}
          </li>
        ))}
      </ul>
      <Popconfirm
        title={
          desk.own && last
            ? `${path.year}年已有第 ${last.version} 稿（${last.by}）。换成整理出的这一稿？`
            : `写成${path.year}年文稿的第 ${desk.version + 1} 稿？`
        }
        description={`${desk.own ? '原来各稿都留着，可以再换回去。' : '现在用的是定义包的文稿，随时可以恢复。'}${typed ? '文稿页里还有您没有保存的文字，它仍留着。' : ''}`}
        okText={desk.own ? '换成这一稿' : '写成文稿'}
        cancelText="不办了"
        onConfirm={write}
      >
        <Button type="primary" loading={save.isPending} disabled={faults.length + mixed.length > 0}>
          写成{path.year}年文稿
        </Button>
      </Popconfirm>
    </section>
  );
}
