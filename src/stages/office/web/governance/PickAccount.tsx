import { useDeferredValue, useState } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { PickerSelect } from '#web/ui/fields/PickerSelect.tsx';

interface PickAccountProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (account: string | undefined) => void;
}

/** Chooses one of many accounts, by user name, name or unit. */
export function PickAccount({ id, value, onChange }: PickAccountProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  const q = useDeferredValue(typed.trim());
  const found = useOperation(
    'GET /api/v1/accounts',
    { query: { limit: '20', ...(q === '' ? {} : { q }) } },
    { keep: true, when: open, fresh: 60_000 },
  );
  const offered = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}（${one.login}）`,
    note: one.units.length === 0 ? null : one.units.join('、'),
  }));
  return (
    <PickerSelect
      id={id}
      several={false}
      chosen={value === undefined ? [] : [value]}
      labelOf={(account) => seen.get(account) ?? offered.find((one) => one.value === account)?.label ?? ''}
      offered={offered}
      pending={open && (q !== typed.trim() || found.isPlaceholderData || found.isPending)}
      typed={typed}
      onTyped={setTyped}
      open={open}
      onOpen={setOpen}
      onChange={([chosen]) => {
        setSeen(new Map([...seen, ...offered.map((one) => [one.value, one.label] as const)]));
        onChange?.(chosen);
      }}
      placeholder="用户名、姓名或单位"
    />
  );
}
