import { Button } from 'antd';
import { useState } from 'react';
import { leavePage } from '#web/api/acting.ts';
import type { Me } from '#web/ui/session.ts';
import { postName } from './ChoosePost.tsx';
import { SignIn } from './SignIn.tsx';

interface OtherAccountProps {
  /** The account that is signed in now, in the service's words. */
  readonly words: string;
  /** The user who opened this page; null where it was only just loaded and holds nothing. */
  readonly me: Me | null;
}

/**
 * Another account has signed in in another window. Nothing was done in its name; what was typed here stays until the
 * user chooses as whom to go on.
 */
export function OtherAccount({ words, me }: OtherAccountProps) {
  const [back, setBack] = useState(false);
  if (back) return <SignIn expired />;
  return (
    <div className="sign-in">
      <p role="alert">{words}</p>
      {me === null ? null : (
        <p>
          这个页面是{me.session.account.name}（{me.session.account.login}）以「{postName(me.post)}
          」身份打开的，填写的内容还在。
        </p>
      )}
      {me === null ? null : (
        <Button block type="primary" onClick={() => setBack(true)}>
          用原来的账号重新登录，接着办
        </Button>
      )}
      <Button block onClick={leavePage}>
        以现在的账号重新打开{me === null ? '' : '，这里填的不要了'}
      </Button>
    </div>
  );
}
