import { Table, type TableColumnsType } from 'antd';
import type { ReactNode, ThHTMLAttributes } from 'react';
import { fieldFaces } from '#fields/web.ts';
import { Go } from '#web/ui/Go.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Definition, fieldsOf, type ListedRow } from '../definition.ts';
import { STATUS_WORDS } from '../row-status.ts';
import { conditionsOn, withConditions } from './selection.ts';
import { StatusFilter } from './StatusFilter.tsx';
import type { ListedRows } from './use-rows.ts';

interface RowGridProps {
  readonly definition: Definition;
  readonly columns: readonly string[];
  readonly rows: ListedRows;
  readonly where: readonly string[];
  readonly onWhere: (where: readonly string[]) => void;
  /** "-held_on": by which field, and descending. */
  readonly sort: string | null;
  readonly onSort: (sort: string | null) => void;
  readonly selected: readonly string[];
  readonly onSelected: (ids: readonly string[]) => void;
  /** Of the rows' part, in pixels. */
  readonly height: number;
}

interface HeaderCellProps extends ThHTMLAttributes<HTMLTableCellElement> {
  readonly filter?: ReactNode;
}

/**
 * A filter stands in a header cell and not in a column's title: the table draws titles a second time, unseen, to measure
 * its columns, and the keyboard would reach what nobody sees.
 */
function HeaderCell({ filter, children, ...rest }: HeaderCellProps) {
  return <th {...rest}>{filter ?? children}</th>;
}
const GRID_PARTS = { header: { cell: HeaderCell } };

function withFilter(filter: ReactNode): ThHTMLAttributes<HTMLTableCellElement> {
  const props: HeaderCellProps = { filter };
  return props;
}

const STATUS_WIDTH = 104;
const CHECK_WIDTH = 40;
/** From the end of what is loaded, in pixels, at which the next page is fetched. */
const AHEAD = 1200;

/** Rows as a spreadsheet: headers and filters that stay, columns that keep their width, only what is seen is drawn. */
export function RowGrid(props: RowGridProps) {
  const { definition, rows, sort, selected, onSelected, height } = props;
  const columns = columnsFor(props);
  const width = columns.reduce((sum, { width: one }) => sum + Number(one ?? 0), CHECK_WIDTH);
  return (
    <Table<ListedRow>
      className="grid"
      virtual
      size="small"
      rowKey="id"
      components={GRID_PARTS}
      columns={columns}
      dataSource={[...rows.rows]}
      pagination={false}
      scroll={{ x: width, y: height }}
      loading={rows.waiting && rows.rows.length === 0}
      locale={{ emptyText: '没有符合条件的记录' }}
      rowSelection={{
        columnWidth: CHECK_WIDTH,
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelected(keys.map(String)),
        getCheckboxProps: ({ id }) => ({ 'aria-label': `选中记录 ${id}`, name: id }),
        columnTitle: (box) => <span title="选中已显示的记录">{box}</span>,
      }}
      onScroll={({ currentTarget }) => {
        const { scrollTop, scrollHeight, clientHeight } = currentTarget;
        if (scrollHeight - scrollTop - clientHeight < AHEAD) rows.more();
      }}
      onChange={(_, __, sorter) => {
        const [by] = Array.isArray(sorter) ? sorter : [sorter];
        const field = typeof by?.columnKey === 'string' ? by.columnKey : null;
        props.onSort(field && by?.order ? `${by.order === 'descend' ? '-' : ''}${field}` : null);
      }}
      aria-label={`${definition.title}，${sort === null ? '按登记先后' : '已排序'}`}
    />
  );
}

function columnsFor({
  definition,
  columns,
  rows,
  where,
  onWhere,
  sort,
}: RowGridProps): TableColumnsType<ListedRow> {
  const change = (field: string) => (conditions: readonly string[]) =>
    onWhere(withConditions(where, field, conditions));
  const orderOf = (field: string) =>
    sort === field ? ('ascend' as const) : sort === `-${field}` ? ('descend' as const) : null;
  const status = {
    key: 'row_status',
    title: '状态',
    width: STATUS_WIDTH,
    fixed: 'left' as const,
    children: [
      {
        key: 'row_status filter',
        width: STATUS_WIDTH,
        fixed: 'left' as const,
        title: (
          <StatusFilter conditions={conditionsOn(where, 'row_status')} onChange={change('row_status')} />
        ),
        render: (_: unknown, row: ListedRow) => (
          <Go to={`/ledgers/${definition.id}/rows/${row.id}`}>
            <StateMark state={STATUS_WORDS[row.status].state}>{STATUS_WORDS[row.status].word}</StateMark>
          </Go>
        ),
      },
    ],
  };
  const byId = new Map(fieldsOf(definition).map((field) => [field.id, field]));
  const rest = columns.flatMap((id) => {
    const field = byId.get(id);
    if (!field) return [];
    const { Cell, Filter, width, align } = fieldFaces[field.type];
    return {
      key: id,
      title: field.title,
      width,
      align,
      sorter: true,
      sortOrder: orderOf(id),
      children: [
        {
          key: `${id} filter`,
          width,
          align,
          ellipsis: true,
          title: '',
          onHeaderCell: () =>
            withFilter(
              <Filter
                field={field}
                conditions={conditionsOn(where, id)}
                onChange={change(id)}
                names={rows.names}
              />,
            ),
          render: (_: unknown, row: ListedRow) => (
            <Cell field={field} raw={row.values[id] ?? null} names={rows.names} />
          ),
        },
      ],
    };
  });
  return [status, ...rest];
}
