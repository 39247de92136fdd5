import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { FileLink } from '#web/ui/FileLink.tsx';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePeriod } from '#web/ui/use-period.ts';
import { Changes } from './Changes.tsx';
import './reports.css';

/** The reports: the one in progress, and every issued version. */
export function ReportsPage() {
  const { year } = usePeriod();
  const reports = useOperation('GET /api/v1/reports');
  return (
    <Page
      title="报告"
      says="每个数字都由台账记录算出；印发的每一版都能离线核验。"
      actions={
        <>
          <GoButton to={`/reports/numbers?year=${year}`}>各单位的数字</GoButton>
          <GoButton type="primary" to={`/reports/annual/${year}`}>
            打开{year}年度报告
          </GoButton>
        </>
      }
      help={
        <>
          <p>核验包里有报告、每个数字的来历和核验程序，交给谁都可以在不联网的电脑上核验。</p>
          <p>阅读页可以直接双击打开，点报告中的数字看它由哪些记录得出。</p>
        </>
      }
    >
      <Answer of={reports}>
        {({ issued }) =>
          issued.length === 0 ? (
            <Nothing>还没有印发的报告。</Nothing>
          ) : (
            <div className="wide">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">报告</th>
                    <th scope="col">版次</th>
                    <th scope="col">成文日期</th>
                    <th scope="col">印发人</th>
                    <th scope="col">文件</th>
                    <th scope="col">印发以来</th>
                  </tr>
                </thead>
                <tbody>
                  {issued.map(({ report, year: of, number, title, datedOn, actor, reason, signedBy }) => {
                    const place = `/api/v1/reports/${report}/${of}/versions/${number}`;
                    return (
                      <tr key={place}>
                        <td>{title}</td>
                        <td>
                          第 {number} 版{reason === null ? '' : `（${reason}）`}
                          {number > 1 ? (
                            <div>
                              <Go
                                to={`/reports/${report}/${of}/compare?before=${number - 1}&after=${number}`}
                              >
                                与上一版比
                              </Go>
                            </div>
                          ) : null}
                        </td>
                        <td>{chineseDay(datedOn)}</td>
                        <td>
                          {actor}
                          {signedBy === null || signedBy.length === 0 ? null : (
                            <div className="quiet">{signedBy.join('、')}签批</div>
                          )}
                        </td>
                        <td className="downloads">
                          <FileLink address={`${place}/document`}>报告（DOCX）</FileLink>
                          <FileLink address={`${place}/page`}>阅读页</FileLink>
                          <FileLink address={`${place}/package`}>核验包</FileLink>
                        </td>
                        <td>
                          <Changes report={report} year={String(of)} number={String(number)} />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Page>
  );
}
