import { Input, Tabs } from 'antd';
import { Answer } from '#web/ui/Answer.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { Choices } from './definitions/Choices.tsx';
import { type Definitions, useDefinitions } from './definitions/definitions.ts';
import { Duties } from './definitions/Duties.tsx';
import { Indicators } from './definitions/Indicators.tsx';
import { Ledgers } from './definitions/Ledgers.tsx';
import './definitions/definitions.css';

/** The packs in readable form: what is recorded, what is counted, what the regulations require. */
export function DefinitionsPage() {
  const definitions = useDefinitions();
  return (
    <Page
      title="定义"
      says="台账记什么、数字怎么算、责任从哪条来，都写在定义包里；这里照原样列出，不在这里改。"
      actions={
        definitions.data?.mayPropose ? (
          <GoButton type="primary" to="/definitions/propose">
            拟一本台账或一个数字
          </GoButton>
        ) : null
      }
      help={
        <>
          <p>条号只有核对过原文的才显示；没有条号的责任，内容有出处，条号还没有核实。</p>
          <p>本市要增加台账、数字或选项的，先在“拟一本台账或一个数字”里写好，导出后放进本市的定义包。</p>
        </>
      }
    >
      <Answer of={definitions} lines={16}>
        {(found) => <Parts definitions={found} />}
      </Answer>
    </Page>
  );
}

function Parts({ definitions }: { readonly definitions: Definitions }) {
  const place = usePlace();
  const typed = place.one('find') ?? '';
  const given = { definitions, typed };
  const { ledgers, indicators, duties } = definitions;
  return (
    <div className="sheet">
      <Input
        allowClear
        aria-label="在定义里找"
        placeholder="在定义里找"
        value={typed}
        onChange={({ target }) => place.change({ find: target.value === '' ? null : target.value }, true)}
      />
      <Tabs
        activeKey={place.one('part') ?? 'ledgers'}
        onChange={(part) => place.change({ part }, true)}
        items={[
          { key: 'ledgers', label: `台账 ${ledgers.length} 本`, children: <Ledgers {...given} /> },
          { key: 'numbers', label: `数字 ${indicators.length} 个`, children: <Indicators {...given} /> },
          { key: 'duties', label: `责任 ${duties.length} 条`, children: <Duties {...given} /> },
          { key: 'choices', label: '选项', children: <Choices {...given} /> },
        ]}
      />
      <p className="quiet">定义包：{definitions.packs.join('、')}</p>
    </div>
  );
}
