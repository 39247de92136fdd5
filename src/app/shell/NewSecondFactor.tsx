import { Button } from 'antd';
import { SetUpSecondFactor } from '#web/ui/SetUpSecondFactor.tsx';

/** Where the city demands a second factor, it must be set up first. */
export function NewSecondFactor({ leave }: { readonly leave: () => void }) {
  return (
    <div className="sign-in">
      <h1>请先设置动态口令</h1>
      <p className="quiet">
        本市要求这个账号登录时，除口令外再填手机验证器上的 6 位数字。设置好就可以继续，以后每次登录都要填。
      </p>
      <SetUpSecondFactor />
      <Button type="link" onClick={leave}>
        退出登录
      </Button>
    </div>
  );
}
