import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { useDefinition } from './definition.ts';
import { SignButton } from './handed/SignButton.tsx';
import { type Handed, receivedWords, standing } from './handed/receipt.ts';
import { Next } from './record/Way.tsx';
import type { NamedRow, WayAnswer } from './record/TakeStep.tsx';
import './print.css';
import './ledgers.css';

/** What of one record was handed to the unit of the user, with its receipt and the steps that are his to take. */
export function HandedRecordPage() {
  const place = usePlace();
  const [ledger, id] = [place.param('ledger'), place.param('id')];
  const handed = useOperation('GET /api/v1/ledgers/{ledger}/rows/{id}/handed', { path: { ledger, id } });
  const title = handed.data?.items[0]?.title ?? '收到的';
  return (
    <Page
      title={title}
      says="交到本单位的部分。"
      help={<p>那条记录的其他内容、附件和办理经过，由它的单位查阅，不在这里。</p>}
      actions={<GoButton to="/handed">看所有收到的</GoButton>}
    >
      <Answer of={handed}>
        {({ items, way }) =>
          items.length === 0 ? (
            <Nothing>没有交到本单位的这条记录，或者已经看不到了。</Nothing>
          ) : (
            <>
              {items.map((one) => (
                <HandedPart key={one.to} handed={one} />
              ))}
              {way === null || !items[0] ? null : <Steps handed={items[0]} way={way} />}
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function HandedPart({ handed }: { readonly handed: Handed }) {
  const { state, word } = standing(handed);
  return (
    <section aria-label={`交${handed.toName}的部分`}>
      <table className="official">
        <caption>
          {handed.title.replace(/台账$/u, '')}
          <span className="official-unit">
            {handed.fromName}交{handed.toName}
          </span>
        </caption>
        <tbody>
          <tr>
            <th scope="row">签收</th>
            <td>
              <StateMark state={state}>{word}</StateMark> {receivedWords(handed)}
            </td>
          </tr>
          <tr>
            <th scope="row">交来日期</th>
            <td>{chineseDay(handed.handedAt.slice(0, 10))}</td>
          </tr>
          {handed.words.map(({ field, title, words }) => (
            <tr key={field}>
              <th scope="row">{title}</th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {handed.inForce ? null : <p className="quiet">已经收回，内容不再显示；签收过的仍留着。</p>}
      <SignButton handed={handed} />
    </section>
  );
}

/** A step asks for fields; they begin with what was handed. */
function Steps({ handed, way }: { readonly handed: Handed; readonly way: WayAnswer }) {
  const definition = useDefinition(handed.ledger);
  const row: NamedRow = {
    id: handed.id,
    status: 'accepted',
    happenedOn: handed.happenedOn,
    recordedOn: null,
    gathered: [],
    version: way.version,
    unit: handed.from,
    values: handed.values,
    names: { units: {}, persons: {}, cited: {} },
  };
  return (
    <section className="way" aria-label="等本单位办的">
      <Answer of={definition} lines={2}>
        {(found) => (
          <>
            <p>
              现在：<StateMark state={way.overdue ? 'fails' : 'none'}>{way.state.title}</StateMark>
            </p>
            <Next definition={found} row={row} way={way} />
          </>
        )}
      </Answer>
    </section>
  );
}
