import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { Handed } from './receipt.ts';

interface SignButtonProps {
  readonly handed: Handed;
}

/** Signs for what was handed to the user's unit, received today. */
export function SignButton({ handed: { ledger, id, title, maySign } }: SignButtonProps) {
  const sign = useAct('POST /api/v1/ledgers/{ledger}/rows/{id}/receipt', undefined, ['RECORD-RECEIVED']);
  return (
    <>
      <ProblemNotice error={sign.error} />
      {maySign ? (
        <Button
          type="primary"
          loading={sign.isPending}
          aria-label={`签收 ${title}`}
          onClick={() => sign.mutate({ path: { ledger, id }, body: { day: null } })}
        >
          签收
        </Button>
      ) : null}
    </>
  );
}
