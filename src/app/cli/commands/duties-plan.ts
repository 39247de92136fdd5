import { dayOf } from '#model/time/day-of.ts';
import { type Command, EXIT } from '../command.ts';
import { yearOption } from '../year-option.ts';
import { listOccurrences } from './duties.ts';

export const dutiesPlan: Command = {
  usage: '[--year 2027] [--unit 单位] [--json]',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度，默认明年' },
    unit: { type: 'string', value: '单位', help: '只列该单位及其下级' },
  },
  run: async (invocation) => {
    const { options, now } = invocation;
    const year = options['year'] === undefined ? Number(dayOf(now()).slice(0, 4)) + 1 : yearOption(options);
    await listOccurrences(invocation, year, { standings: ['not_due', 'due'] });
    return EXIT.ok;
  },
};
