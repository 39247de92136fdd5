import { Segmented } from 'antd';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { useDefinitions } from './definitions/definitions.ts';
import { ProposeIndicator } from './definitions/ProposeIndicator.tsx';
import { ProposeLedger } from './definitions/ProposeLedger.tsx';
import './definitions/definitions.css';

/** A local ledger or number, described in a form and compiled during typing. */
export function ProposePage() {
  const place = usePlace();
  const definitions = useDefinitions();
  const kind = place.one('kind') === 'indicator' ? 'indicator' : 'ledger';
  return (
    <Page
      title="拟一本台账或一个数字"
      says="写好后导出为定义文件，放进本市的定义包，由系统管理员核对后启用；这里不会改动任何数据。"
      help={
        <>
          <p>
            一本台账至少要有：一个必填的“单位”栏（记录归谁）、一个“日期”栏（计入哪一年）、认出同一条的栏目。
          </p>
          <p>不能有涉及个人信仰、言论、思想的栏目，也不设密级；谈话只记有没有、什么时候。</p>
        </>
      }
    >
      <Answer of={definitions}>
        {(found) =>
          found.mayPropose ? (
            <>
              <Segmented
                value={kind}
                options={[
                  { value: 'ledger', label: '一本台账' },
                  { value: 'indicator', label: '一个数字' },
                ]}
                onChange={(chosen) => place.change({ kind: chosen })}
              />
              {kind === 'ledger' ? (
                <ProposeLedger definitions={found} />
              ) : (
                <ProposeIndicator definitions={found} />
              )}
            </>
          ) : (
            <Nothing step={<Go to="/definitions">看现有的定义</Go>}>拟定义由责任制办公室办理。</Nothing>
          )
        }
      </Answer>
    </Page>
  );
}
