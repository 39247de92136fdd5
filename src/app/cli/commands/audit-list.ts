import { entryJson } from '#engine/audit/index.ts';
import { readEntries } from '#kernel/audit/index.ts';
import { withSnapshot } from '#kernel/db/index.ts';
import { entryInWords } from '#model/events/index.ts';
import { RANGE_OPTIONS, rangeOf } from '../audit-range.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';

export const auditList: Command = {
  usage: '[--from 2022-01-01] [--to 2022-12-31] [--type TYPE] [--limit N]',
  options: RANGE_OPTIONS,
  run: async (invocation) => {
    const { out } = invocation;
    const range = rangeOf(invocation.options);
    const found: object[] = [];
    await withCity(invocation, ({ db, scope }) =>
      withSnapshot(db, scope, 1, async ([client]) => {
        if (!client) throw new Error('no connection');
        for await (const entry of readEntries(client, scope.region, range)) {
          const words = entryInWords(entry);
          out.line(`${entry.seq}  ${words}`);
          if (out.json) found.push({ ...entryJson(entry), words });
        }
      }),
    );
    out.result(found);
    return EXIT.ok;
  },
};
