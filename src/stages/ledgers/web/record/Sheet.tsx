import { fieldFaces } from '#fields/web.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import { useToday } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Definition, fieldsOf, type ListedRow } from '../definition.ts';
import { STATUS_WORDS } from '../row-status.ts';
import { FromOthers, type GatheredField } from './FromOthers.tsx';
import '../print.css';

interface SheetProps {
  readonly definition: Definition;
  readonly row: ListedRow;
  readonly names: Names;
  /** The fields that follow from records of other ledgers at present. */
  readonly gathered?: readonly GatheredField[];
}

/** The fields as an official form that prints on one page. */
export function Sheet({ definition, row, names, gathered = [] }: SheetProps) {
  const { word, state } = STATUS_WORDS[row.status];
  const unit = row.unit === null ? '' : (names.units[row.unit] ?? row.unit);
  return (
    <>
      <table className="official" aria-label={`${definition.title}的一条记录`}>
        <caption>
          {definition.title.replace(/台账$/u, '登记表')}
          {unit === '' ? null : <span className="official-unit">{unit}</span>}
        </caption>
        <tbody>
          <tr>
            <th scope="row">状态</th>
            <td>
              <StateMark state={state}>{word}</StateMark>
            </td>
          </tr>
          {fieldsOf(definition).map((field) => {
            const { Cell } = fieldFaces[field.type];
            const others = gathered.find((one) => one.field === field.id);
            return (
              <tr key={field.id}>
                <th scope="row">{field.title}</th>
                <td>
                  <Cell field={field} raw={row.values[field.id] ?? null} names={names} />
                  {others ? <FromOthers from={others.from} /> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="signer-line">
        <span>单位负责人（签字）：　　　　　　</span>
        <span>审核人（签字）：　　　　　　</span>
        <span>打印日期：{chineseDay(useToday())}</span>
      </p>
    </>
  );
}
