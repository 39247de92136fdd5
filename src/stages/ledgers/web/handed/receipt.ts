import type { Operations } from '#web/api/operations.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { State } from '#web/ui/StateMark.tsx';

export type Handed = Operations['GET /api/v1/handed']['answer']['items'][number];

/** How what was handed to a unit stands there, in words. */
export function standing({ asksReceipt, inForce, receipt }: Handed): {
  readonly state: State;
  readonly word: string;
} {
  if (!inForce) return { state: 'none', word: receipt === null ? '已收回' : '签收后收回' };
  if (receipt?.changedSince) return { state: 'warning', word: '签收后改过' };
  if (receipt) return { state: 'agrees', word: '已签收' };
  return asksReceipt ? { state: 'warning', word: '未签收' } : { state: 'none', word: '知悉' };
}

/** By whom and when it was received; '' where nobody has signed. */
export function receivedWords({ receipt }: Handed): string {
  if (receipt === null) return '';
  return `${chineseDay(receipt.on)}　${receipt.post}${receipt.by === null || receipt.by === receipt.post ? '' : `　${receipt.by}`}`;
}
