import { Dropdown } from 'antd';
import { leavePage } from '#web/api/acting.ts';
import { ask } from '#web/api/use-operation.ts';
import { useMe } from '#web/ui/session.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { postName } from './ChoosePost.tsx';
import { useChoosePost } from './use-choose-post.ts';

/** The acting post; the other posts, the user's settings, and sign-out. */
export function PostSwitch() {
  const { session, post } = useMe();
  const { go } = usePlace();
  const choose = useChoosePost(() => go('/'));
  const leave = async (): Promise<void> => {
    await ask('DELETE /api/v1/session');
    leavePage();
  };
  const others = session.posts.filter(({ id }) => id !== post.id);
  const items = [
    { key: 'who', label: `${session.account.name}（${session.account.login}）`, disabled: true },
    ...others.map((other) => ({ key: `post ${other.id}`, label: `换为：${postName(other)}` })),
    { key: 'me', label: '口令、动态口令和登录设备' },
    { key: 'jobs', label: '我的任务' },
    ...(post.power === null ? [{ key: 'batches', label: '导入批次' }] : []),
    { key: 'reminders', label: '提醒设置' },
    { key: 'leave', label: '退出登录' },
  ];
  const pick = ({ key }: { readonly key: string }): void => {
    if (key === 'me') go('/me');
    else if (key === 'jobs' || key === 'batches') go(`/${key}`);
    else if (key === 'reminders') go('/reminders');
    else if (key === 'leave') void leave();
    else choose.take(key.slice('post '.length));
  };
  return (
    <Dropdown menu={{ items, onClick: pick }} trigger={['click']}>
      <button type="button" className="post-switch">
        以「{postName(post)}」身份 <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}
