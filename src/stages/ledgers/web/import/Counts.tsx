import { type ImportResult, notMine } from './import-result.ts';

const TITLES = ['读到', '新增', '变更', '相同', '不导入'] as const;

/** The result of the rows by sheet. Sheets that the post may not import are listed elsewhere, once. */
export function Counts({ result }: { readonly result: ImportResult }) {
  const foreign = new Set(notMine(result));
  const lines = result.sheetsOfFiles.flatMap(({ file, sheets }) =>
    sheets.filter(({ sheet }) => !foreign.has(sheet)).map((one) => ({ file, ...one })),
  );
  if (lines.length === 0) return null;
  return (
    <div className="wide">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">工作表</th>
            {TITLES.map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ file, sheet, read, inserted, updated, unchanged, skipped }) => (
            <tr key={`${file} ${sheet}`}>
              <td>{sheet}</td>
              {[read, inserted, updated, unchanged, skipped].map((count, at) => (
                <td key={TITLES[at]} className="number">
                  {count.toLocaleString('zh-CN')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In one line at the top: the sheets that the acting post may not import. */
export function NotMine({ result }: { readonly result: ImportResult }) {
  const sheets = notMine(result);
  if (sheets.length === 0) return null;
  const all = result.sheetsOfFiles.flatMap((file) => file.sheets).length;
  return (
    <details className="not-mine">
      <summary className="state-warning">
        △ {sheets.length.toLocaleString('zh-CN')} 张工作表不由您的岗位登记，没有导入
        {sheets.length === all
          ? '；这个文件里没有您可以登记的工作表。'
          : '；选“只导入没有错误的行”，就导入其余的。'}
      </summary>
      <p>{sheets.join('、')}</p>
    </details>
  );
}
