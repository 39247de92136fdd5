import { Button, Form, Radio, Select } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

type Demand = Operations['GET /api/v1/settings']['answer']['secondFactor'];

interface Chosen {
  readonly of: Demand['of'];
  /** Not on the page unless kinds of posts are chosen. */
  readonly posts?: readonly string[];
}

/** Which accounts need a second factor. A user without one must set it up first. */
export function SecondFactorRule({ demand }: { readonly demand: Demand }) {
  const kinds = useOperation('GET /api/v1/post-kinds');
  const change = useAct('PUT /api/v1/settings/second-factor');
  return (
    <>
      <h2>动态口令</h2>
      <p className="quiet">
        要求了的账号，还没有设置的，登录后先设置才能办别的事；用统一身份认证登录的，由认证服务负责。
      </p>
      <ProblemNotice error={change.error} />
      {change.isSuccess ? <p role="status">已保存。</p> : null}
      <Form<Chosen>
        layout="vertical"
        requiredMark={false}
        initialValues={demand}
        onFinish={({ of, posts = [] }) => change.mutate({ body: { of, posts: of === 'posts' ? posts : [] } })}
      >
        <Form.Item name="of" label="哪些账号登录须用动态口令">
          <Radio.Group
            options={[
              { value: 'nobody', label: '都不要求' },
              { value: 'posts', label: '任某几种岗位的' },
              { value: 'everybody', label: '全部' },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['of']}>
          {({ getFieldValue }) =>
            getFieldValue('of') === 'posts' ? (
              <Form.Item
                name="posts"
                label="岗位"
                rules={[{ required: true, type: 'array', min: 1, message: '请选岗位' }]}
              >
                <Select
                  mode="multiple"
                  optionFilterProp="label"
                  options={(kinds.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
                />
              </Form.Item>
            ) : null
          }
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          保存
        </Button>
      </Form>
    </>
  );
}
