import type { ExpressionType } from '../../expression/ast.ts';
import type { Recusal, StepNeed } from '../../pack/flow.ts';
import { isOne } from '../../field-type.ts';
import type { WrittenRecusal, WrittenStep } from '../../schema/flow.ts';
import { compileCondition } from './condition.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';
import { compileCiting, compilePattern } from './pattern.ts';

/** What a need may name beside the fields of the row. */
const DAY_OF_STEP: ReadonlyMap<string, ExpressionType> = new Map([['day', 'date']]);

/** What must hold before a step can be taken. */
export function compileNeeds(flow: FlowSource, id: string, { needs }: WrittenStep): readonly StepNeed[] {
  return (needs ?? []).flatMap((need, index): readonly StepNeed[] => {
    const at = ['steps', id, 'needs', index] as const;
    if ('attachments' in need) return [Object.freeze({ kind: 'attachments', count: need.attachments })];
    const { message } = need;
    if ('assert' in need) {
      const assert = compileCondition(flow, need.assert, [...at, 'assert'], DAY_OF_STEP);
      return assert ? [Object.freeze({ kind: 'assert', assert, message })] : [];
    }
    if ('has' in need) {
      const has = compilePattern(flow, flow.ledger, need.has, [...at, 'has']);
      return [Object.freeze({ kind: 'has', has, message })];
    }
    const citing = compileCiting(flow, need, at);
    if (!citing) return [];
    const { ledger, of } = citing;
    if ('every' in need)
      return [
        Object.freeze({
          kind: 'every',
          of,
          where: compilePattern(flow, ledger, need.where ?? {}, [...at, 'where']),
          every: compilePattern(flow, ledger, need.every, [...at, 'every'], { heeds: true }),
          message,
        }),
      ];
    const where = compilePattern(flow, ledger, need.where ?? {}, [...at, 'where']);
    return [Object.freeze({ kind: 'least', of, least: need.least, where, message })];
  });
}

/** Where it is decided who has to keep out of a matter. @returns null where nothing says so, or after a fault was added */
export function compileRecusal(flow: FlowSource, written: WrittenRecusal | undefined): Recusal | null {
  const citing = written && compileCiting(flow, written, ['recusal']);
  if (!citing) return null;
  const { ledger, of } = citing;
  const official = fieldThat({ ...flow, ledger }, written.official, ['recusal', 'official'], (type) =>
    isOne(type, 'person'),
  );
  const where = compilePattern(flow, ledger, written.where, ['recusal', 'where']);
  return official && Object.freeze({ of, official, where });
}
