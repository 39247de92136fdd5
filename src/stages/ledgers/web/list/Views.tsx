import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Go } from '#web/ui/Go.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import type { Place } from '#web/ui/use-place.ts';

interface ViewsProps {
  readonly ledger: string;
  readonly place: Place;
}

/** The user's views of a list as tabs: a view is the address under a name. */
export function Views({ ledger, place }: ViewsProps) {
  const views = useOperation('GET /api/v1/ledgers/{ledger}/views', { path: { ledger } });
  const forget = useAct('DELETE /api/v1/ledgers/{ledger}/views/{name}');
  const here = searchText(place.search).replace(/^\?/, '');
  const items = views.data?.items ?? [];
  const known = items.find(({ address }) => address === here);
  return (
    <nav className="views" aria-label="视图">
      <Go to={`/ledgers/${ledger}`} current={here === ''}>
        全部
      </Go>
      {items.map(({ name, address }) => (
        <Go
          key={name}
          to={`/ledgers/${ledger}${address === '' ? '' : `?${address}`}`}
          current={address === here}
        >
          {name}
        </Go>
      ))}
      {here === '' || known ? null : <Keep key={here} ledger={ledger} address={here} />}
      {known ? (
        <Button
          size="small"
          type="link"
          loading={forget.isPending}
          onClick={() => forget.mutate({ path: { ledger, name: known.name } })}
        >
          删去这个视图
        </Button>
      ) : null}
      <ProblemNotice error={views.error ?? forget.error} />
    </nav>
  );
}

function Keep({ ledger, address }: { readonly ledger: string; readonly address: string }) {
  const [name, setName] = useState('');
  const keep = useAct('PUT /api/v1/ledgers/{ledger}/views/{name}');
  const typed = name.trim();
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <form
          className="keep-view"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== '') keep.mutate({ path: { ledger, name: typed }, body: { address } });
          }}
        >
          <label>
            给现在的筛选、排序和列起个名
            <Input
              value={name}
              maxLength={30}
              placeholder="如：本季度没办结的"
              onChange={({ target }) => setName(target.value)}
            />
          </label>
          <Button htmlType="submit" type="primary" disabled={typed === ''} loading={keep.isPending}>
            存为视图
          </Button>
          <ProblemNotice error={keep.error} />
        </form>
      }
    >
      <Button size="small" type="link">
        存为视图
      </Button>
    </Popover>
  );
}
