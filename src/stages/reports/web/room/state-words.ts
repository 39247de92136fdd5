import type { State } from '#web/ui/StateMark.tsx';

/** The state of a number, in a word. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  none: '缺数',
  agrees: '相符',
  warning: '提醒',
  fails: '不符',
};

export const STATE_SHAPES: Readonly<Record<State, string>> = {
  none: '○',
  agrees: '',
  warning: '△',
  fails: '✕',
};
