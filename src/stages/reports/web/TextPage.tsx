import { useState } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { AtTheDesk } from './text/AtTheDesk.tsx';
import './reports.css';
import './text/text.css';

/** The words of the report beside the printed page. */
export function TextPage() {
  const place = usePlace();
  const path = { report: place.param('report'), year: place.param('year') };
  const version = place.one('version');
  const desk = useOperation('GET /api/v1/reports/{report}/{year}/text', {
    path,
    query: version === null ? {} : { version },
  });
  const [saved, setSaved] = useState<number | null>(null);
  const room = useOperation('GET /api/v1/reports/{report}/{year}/room', { path });
  return (
    <Page
      title={`${path.year}年度报告的文稿`}
      says={<Go to={`/reports/${path.report}/${path.year}`}>回到报告，看每个数字的来历</Go>}
      actions={<GoButton to={`/reports/${path.report}/${path.year}/learn`}>用往年的报告整理</GoButton>}
      help={
        <>
          <p>
            像在文字处理软件里一样改：回车另起一段，Shift＋回车在同一段里换行（印出来接着排），“标题”把这一段变成一级标题，各标题自动编号。
          </p>
          <p>
            数字不用打：在要放数字的地方点“插入数字”，输入名称或拼音首字母，印出来的数由台账算出。它在文中是一个整体，点它看名称和来历，退格一次删去。
          </p>
          <p>
            市名之类每年要填的，点“插入名称”。自己打的数字标成红色。保存后各人看到的、签批的、印发的都是新的文稿，原来各稿都留着。要看标记的写法，打开“源文”。
          </p>
        </>
      }
    >
      <Answer of={desk} lines={20}>
        {(found) => (
          <Answer of={room} lines={20}>
            {(known) => (
              <AtTheDesk
                key={`${found.version} ${version}`}
                path={path}
                desk={found}
                room={known}
                saved={saved}
                onSaved={setSaved}
              />
            )}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}
