import type { Field } from '../../field.ts';
import { isCalendarDay } from '../../field-type.ts';
import type { StateDeadline } from '../../pack/flow.ts';
import type { WrittenStep } from '../../schema/flow.ts';
import type { Keys } from '../source.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';

/** By when a step is to be taken. @returns null where it has no deadline, or a wrong one that was reported */
export function compileDeadline(
  flow: FlowSource,
  written: WrittenStep['deadline'],
  at: Keys,
): StateDeadline | null {
  if (!written) return null;
  const day = (id: string, place: Keys): Field | null => {
    const field = fieldThat(flow, id, place, isCalendarDay);
    if (field?.personal)
      flow.source.fault(
        'flow',
        place,
        `“${field.title}”涉及个人，有的岗位看不到`,
        '期限用各岗位都能看到的字段',
      );
    return field;
  };
  if ('on' in written) {
    const field = day(written.on, [...at, 'on']);
    return field && Object.freeze({ kind: 'on', field });
  }
  const { after = [], within, unit, calendar, earlier = [] } = written;
  const fields = after.flatMap((id, index) => day(id, [...at, 'after', index]) ?? []);
  if (calendar === 'working' && (unit !== 'day' || fields.length > 0)) {
    // What is counted in the database has no holidays: only the day of a step is counted on by the program.
    flow.source.fault(
      'flow',
      [...at, 'calendar'],
      unit === 'day' ? '工作日的期限只能自进入环节之日起算' : '月、年没有工作日之分',
      unit === 'day' ? '删去 after，或写 natural' : '写 natural',
    );
    return null;
  }
  const isOrdered = earlier.every(({ through }, index) => through > (earlier[index - 1]?.through ?? ''));
  if (earlier.length > 0 && (fields.length === 0 || !isOrdered)) {
    flow.source.fault(
      'flow',
      [...at, 'earlier'],
      isOrdered ? '从前的期限要有起算的日期字段' : '从前的期限没有由早到晚',
      isOrdered ? '写 after' : '按 through 的先后排列',
    );
    return null;
  }
  const term = Object.freeze({ within, unit, calendar });
  const former = earlier.map(({ through, ...of }) =>
    Object.freeze({ through, term: Object.freeze({ ...of, calendar }) }),
  );
  return Object.freeze({
    kind: 'after',
    fields: Object.freeze(fields),
    term,
    earlier: Object.freeze(former),
  });
}
