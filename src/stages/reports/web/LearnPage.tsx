import { Button } from 'antd';
import { useRef } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { LearningDesk } from './learn/LearningDesk.tsx';
import { useLearned } from './learn/use-learned.ts';
import './text/text.css';
import './learn/learn.css';

/** Last year's report as the basis of this year's text: a user decides number by number. */
export function LearnPage() {
  const place = usePlace();
  const path = { report: place.param('report'), year: place.param('year') };
  const desk = useOperation('GET /api/v1/reports/{report}/{year}/text', { path });
  const room = useOperation('GET /api/v1/reports/{report}/{year}/room', { path });
  const { learned, busy, error, choose } = useLearned();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Page
      title={`用往年的报告整理${path.year}年文稿`}
      says={<Go to={`/reports/${path.report}/${path.year}/text`}>回到文稿</Go>}
      actions={
        <Button type={learned ? 'default' : 'primary'} loading={busy} onClick={() => input.current?.click()}>
          {learned ? '换一个文件' : '选往年的报告'}
        </Button>
      }
      help={
        <>
          <p>选一份往年的报告（Word 文档或纯文本），系统读出其中每个数字，按前后文和单位提出它像哪个指标。</p>
          <p>
            逐句看：对的点“采用”，不对的另选一个；确实不由台账得出的“保留原文”并写明理由；还没有想好的“跳过”，它会标成红色。
          </p>
          <p>只有您点“写成文稿”后才保存；在那以前报告只在这一页里，离开就没有了。</p>
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.txt"
        aria-label="往年的报告"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void choose(file);
        }}
      />
      <ProblemNotice error={error} />
      {busy ? <p role="status">正在读……</p> : null}
      <Answer of={desk}>
        {(found) => (
          <Answer of={room}>
            {(known) =>
              learned === null ? (
                <p className="quiet">
                  {busy ? '' : '还没有选报告。选好后在这里逐句核对，没有写成文稿的不留存。'}
                </p>
              ) : (
                <LearningDesk path={path} desk={found} room={known} learned={learned} />
              )
            }
          </Answer>
        )}
      </Answer>
    </Page>
  );
}
