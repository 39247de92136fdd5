import type { ExpressionType } from './ast.ts';

export interface ExpressionFault {
  readonly kind:
    | 'syntax'
    | 'type'
    | 'measure'
    | 'unknown_field'
    | 'unknown_code'
    | 'unknown_parameter'
    | 'unit';
  readonly message: string;
}

/** Ends the reading of a subtree at its first fault; other subtrees are still read. No function of a door throws it. */
export class Refusal extends Error {
  readonly fault: ExpressionFault;
  constructor(kind: ExpressionFault['kind'], message: string) {
    super(message);
    this.fault = { kind, message };
  }
}

/** Runs `work`; a refusal is added to `faults`. @returns the result, or null after a refusal */
export function attempt<T>(faults: ExpressionFault[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    faults.push(error.fault);
    return null;
  }
}

/** The types in Chinese, for messages. */
export const TYPE_WORDS: Record<ExpressionType, string> = {
  number: '数',
  text: '文本',
  choice: '选项',
  date: '日期',
  datetime: '日期时间',
  boolean: '真假',
  set: '集合',
  null: '空值',
};
