import { inWords } from '#fields/in-words.ts';
import type { Operations } from '#web/api/operations.ts';
import type { Names } from '#web/ui/field-face.ts';
import { type Definition, fieldsOf } from '../definition.ts';

export type RowState =
  Operations['GET /api/v1/ledgers/{ledger}/rows/{id}/history']['answer']['items'][number];

const VERBS: Readonly<Record<RowState['action'], string>> = {
  create: '登记',
  amend: '修改',
  submit: '报送',
  accept: '审定',
  return: '退回',
  void: '作废',
  move: '随单位移动',
  take_back: '撤回刚才的办理',
  step: '办理步骤',
  gather: '随相引的记录得出',
};

/** The acts that change what stands in the fields. */
const WITH_CONTENT: readonly RowState['action'][] = ['amend', 'step', 'gather'];

/** An act in a word. */
export function verbOf({ action }: RowState): string {
  return VERBS[action];
}

/** The changed fields before and after, in words. */
export function changesOf(state: RowState, definition: Definition, names: Names): readonly string[] {
  const { before, after } = state;
  if (!before || !WITH_CONTENT.includes(state.action)) return [];
  return fieldsOf(definition).flatMap((field) => {
    const words = (raw: string | null | undefined): string => {
      if (raw === null || raw === undefined || raw === '') return '空';
      return inWords(field, raw, names);
    };
    const [was, is] = [words(before[field.id]), words(after[field.id])];
    return was === is ? [] : [`${field.title}：${was} → ${is}`];
  });
}
