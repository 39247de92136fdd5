import { Button } from 'antd';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { Post } from '#web/ui/session.ts';
import { useChoosePost } from './use-choose-post.ts';

/** A user with several posts chooses the acting one. */
export function ChoosePost({
  posts,
  leave,
}: {
  readonly posts: readonly Post[];
  readonly leave: () => void;
}) {
  const choose = useChoosePost();
  return (
    <div className="sign-in">
      <h1>以哪个岗位办事？</h1>
      {posts.length === 0 ? (
        <p>这个账号现在没有岗位，请找安全管理员任用。</p>
      ) : (
        <p className="quiet">以后可在右上角换。能看到什么、能办什么，都按所选的岗位。</p>
      )}
      <ProblemNotice error={choose.error} />
      {posts.map((post) => (
        <Button key={post.id} block size="large" loading={choose.busy} onClick={() => choose.take(post.id)}>
          {postName(post)}
        </Button>
      ))}
      <Button type="link" onClick={leave}>
        退出登录
      </Button>
    </div>
  );
}

/** The name of a post: unit, title, and for a deputy whom he represents. */
export function postName({ unitName, title, deputyOf }: Post): string {
  return `${unitName} ${title}${deputyOf === null ? '' : '（代行）'}`;
}
