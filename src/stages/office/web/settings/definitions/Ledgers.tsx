import { Go } from '#web/ui/Go.tsx';
import type { DefinedLedger, Definitions } from './definitions.ts';
import { fieldTypes } from '#fields/index.ts';
import { None } from './None.tsx';

interface PartProps {
  readonly definitions: Definitions;
  readonly typed: string;
}

const SECRECY = { public: '公开', internal: '内部', sealed: '封闭' } as const;

/** The ledgers by section; each opens to its fields. */
export function Ledgers({ definitions: { ledgers, sections }, typed }: PartProps) {
  const found = ledgers.filter(
    ({ title, fields }) => title.includes(typed) || fields.some((field) => field.title.includes(typed)),
  );
  if (found.length === 0) return <None />;
  const groups = [
    ...sections.map(({ number, title }) => ({ number, title })),
    { number: null, title: '基础表' },
  ];
  return (
    <>
      {groups.map(({ number, title }) => {
        const own = found.filter(({ section }) => section === number);
        return own.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            {own.map((ledger) => (
              <Ledger key={ledger.id} ledger={ledger} open={typed !== '' && own.length === 1} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function Ledger({ ledger, open }: { readonly ledger: DefinedLedger; readonly open: boolean }) {
  const { title, owner, happened, identity, sensitivity, work, fields, checks, id } = ledger;
  return (
    <details className="definition" open={open}>
      <summary>
        {title}
        <span className="quiet">
          {'　'}
          {SECRECY[sensitivity]}，{fields.length} 个栏目
        </span>
      </summary>
      <p>
        {owner === null ? '' : `归“${owner}”填的单位；`}
        {happened === null ? '' : `按“${happened}”计入年度；`}
        {identity.length === 0 ? '' : `以${identity.map((one) => `“${one}”`).join('、')}认出是不是同一条；`}
        <Go to={`/ledgers/${id}`}>打开台账</Go>
      </p>
      {work === null ? null : (
        <p>
          由谁做：{work.title}。{work.reason}。
        </p>
      )}
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">栏目</th>
            <th scope="col">填什么</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id}>
              <td>
                {field.title}
                {field.required ? '（必填）' : ''}
              </td>
              <td>{fieldTypes[field.type].word}</td>
              <td>
                {[field.hint, field.choices.map(({ label }) => label).join('、')]
                  .filter((part) => part)
                  .join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {checks.length === 0 ? null : <p>填写时核对：{checks.join('；')}。</p>}
    </details>
  );
}
