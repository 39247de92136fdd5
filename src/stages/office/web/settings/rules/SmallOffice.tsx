import { Switch } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { AskSecondPerson } from '#web/ui/AskSecondPerson.tsx';

/** Whether one person may be all three administrators. */
export function SmallOffice({ on }: { readonly on: boolean }) {
  const small = useAct('PUT /api/v1/settings/small-office');
  return (
    <>
      <h2>小单位</h2>
      <AskSecondPerson error={small.error} act="small_office" />
      <p>
        <Switch
          checked={on}
          loading={small.isPending}
          aria-label="小单位：三员可由一人兼任"
          onChange={(wanted) => small.mutate({ body: { on: wanted } })}
        />
        　系统、安全、审计三个管理员可以由一人兼任。开着的时候，审计日志每一页都写明，须两人的事项一人就能办。
      </p>
    </>
  );
}
