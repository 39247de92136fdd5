import { Button, Checkbox, Form, Input } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { AskSecondPerson } from '#web/ui/AskSecondPerson.tsx';
import { Go } from '#web/ui/Go.tsx';

interface Typed {
  readonly encrypt: boolean;
  readonly passphrase?: string;
}

/** Everything into one file, as a job; another administrator must agree first. */
export function TakeBackup() {
  const take = useAct('POST /api/v1/backups');
  return (
    <>
      <h2>备份</h2>
      <p className="quiet">
        全部台账、历史、审计日志、附件和已印发的报告写进一个文件，在“我的任务”中下载。恢复在命令行进行，只恢复到空的地方。
      </p>
      <AskSecondPerson error={take.error} act="backup" />
      {take.isSuccess ? (
        <p role="status">
          已列为任务，做好后在<Go to="/jobs">我的任务</Go>中下载。
        </p>
      ) : null}
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ encrypt: true }}
        onFinish={({ encrypt, passphrase = '' }) =>
          take.mutate({ body: { passphrase: encrypt ? passphrase : null } })
        }
      >
        <Form.Item name="encrypt" valuePropName="checked">
          <Checkbox>加密（口令不留存，丢了备份就打不开）</Checkbox>
        </Form.Item>
        <Form.Item noStyle dependencies={['encrypt']}>
          {({ getFieldValue }) =>
            getFieldValue('encrypt') ? (
              <Form.Item
                name="passphrase"
                label="加密用的口令"
                rules={[{ required: true, min: 12, message: '至少 12 个字' }]}
              >
                <Input.Password autoComplete="new-password" />
              </Form.Item>
            ) : null
          }
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          备份
        </Button>
      </Form>
    </>
  );
}
