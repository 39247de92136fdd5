import { chineseMoment } from '#web/ui/chinese-time.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Button } from 'antd';
import type { Desk } from './desk.ts';

/** The stored wordings, each to be viewed and used again. */
export function Versions({ desk }: { readonly desk: Desk }) {
  const place = usePlace();
  const shown = place.one('version');
  if (desk.versions.length === 0) return <p className="quiet">现在用的是定义包的文稿，本市还没有改过。</p>;
  return (
    <ol className="text-versions" aria-label="各稿">
      {desk.versions.map(({ version, note, by, at }) => (
        <li key={version}>
          <Button
            size="small"
            type="link"
            aria-current={String(version) === shown}
            onClick={() => place.change({ version: String(version) })}
          >
            第 {version} 稿
          </Button>
          {by}　{chineseMoment(at)}
          {note === null ? '' : `　${note}`}
        </li>
      ))}
    </ol>
  );
}
