import { Fragment } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';

export type GatheredField =
  Operations['GET /api/v1/ledgers/{ledger}/rows/{id}']['answer']['gathered'][number];

/** Says of a field that it follows from records of other ledgers at present, and leads to them. */
export function FromOthers({ from }: Pick<GatheredField, 'from'>) {
  return (
    <span className="quiet hint from-others">
      由
      {from.map(({ title, ledger, where }, at) => (
        <Fragment key={title}>
          {at === 0 ? '' : '、'}
          {ledger === null ? (
            `“${title}”`
          ) : (
            <Go to={`/ledgers/${ledger}${searchText({ where })}`}>“{title}”</Go>
          )}
        </Fragment>
      ))}
      的记录得出，不用手填。
    </span>
  );
}
