import type { State } from '#web/ui/StateMark.tsx';

export type RowStatus = 'draft' | 'submitted' | 'accepted' | 'returned' | 'voided';

/** The status of a row, as a word and a mark. */
export const STATUS_WORDS: Readonly<Record<RowStatus, { readonly word: string; readonly state: State }>> = {
  draft: { word: '草稿', state: 'none' },
  submitted: { word: '已报送', state: 'warning' },
  accepted: { word: '已审定', state: 'agrees' },
  returned: { word: '已退回', state: 'fails' },
  voided: { word: '已作废', state: 'none' },
};
