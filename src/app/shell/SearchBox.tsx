import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { usePlace } from '#web/ui/use-place.ts';

/** Search over everything that the user may see; Ctrl K focuses it. */
export function SearchBox() {
  const { one, go } = usePlace();
  const box = useRef<InputRef>(null);
  useEffect(() => {
    const called = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    };
    addEventListener('keydown', called);
    return () => removeEventListener('keydown', called);
  }, []);
  return (
    <search className="search">
      <Input
        ref={box}
        defaultValue={one('q') ?? ''}
        allowClear
        placeholder="搜索（Ctrl K）：记录、单位、人员、台账，可用拼音首字母"
        aria-label="搜索"
        onPressEnter={({ currentTarget: { value } }) =>
          value.trim() === '' ? undefined : go(`/search?q=${encodeURIComponent(value.trim())}`)
        }
      />
    </search>
  );
}
