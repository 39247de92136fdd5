import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { Watermark } from '#web/ui/Watermark.tsx';

/** The results of a search over everything that the user may see. */
export function SearchPage() {
  const q = usePlace().one('q') ?? '';
  const found = useOperation('GET /api/v1/search', { query: { q } }, { when: q !== '' });
  const page = (
    <Page
      title={`查找：${q}`}
      says="只在您能查阅的范围内查找。"
      help={
        <>
          <p>
            可以只输入几个字，单位、人员和台账也可以输入拼音首字母。找到的记录按台账列出，点条数打开那几条。
          </p>
          <p>您有权查阅的封闭台账也在内，查找同样记入日志；日志不记您找的是什么。</p>
        </>
      }
    >
      <Answer of={found}>
        {({ ledgers, units, people, records }) => (
          <>
            {ledgers.length + units.length + people.length + records.length === 0 ? (
              <Nothing>没有找到。可以换一个说法，或只输入其中几个字。</Nothing>
            ) : null}
            <Group
              title="台账"
              lines={ledgers.map(({ id, title }) => ({
                key: id,
                line: <Go to={`/ledgers/${id}`}>{title}</Go>,
              }))}
            />
            <Group
              title="记录"
              lines={records.map(({ ledger, title, count, more, sealed }) => ({
                key: ledger,
                line: (
                  <>
                    {title}：
                    <Go
                      to={`/ledgers/${ledger}?search=${encodeURIComponent(q)}`}
                      count={more ? undefined : count}
                    >
                      {more ? `${count} 条以上` : `${count} 条`}
                    </Go>
                    {sealed ? <span className="quiet">（封闭）</span> : null}
                  </>
                ),
              }))}
            />
            <Group
              title="单位"
              lines={units.map(({ code, name, note }) => ({
                key: code,
                line: (
                  <>
                    <Go to={`/organisation?unit=${encodeURIComponent(code)}`}>{name}</Go>
                    {note ? `（${note}）` : ''}
                  </>
                ),
              }))}
            />
            <Group
              title="人员"
              lines={people.map(({ code, name, note }) => ({
                key: code,
                line: `${name}${note ? `，${note}` : ''}`,
              }))}
            />
          </>
        )}
      </Answer>
    </Page>
  );
  return found.data?.records.some(({ sealed }) => sealed) ? <Watermark>{page}</Watermark> : page;
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly { readonly key: string; readonly line: React.ReactNode }[];
}

function Group({ title, lines }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
