import { Table, type TableColumnsType } from 'antd';
import {
  type ComponentRef,
  type KeyboardEvent,
  type ReactNode,
  type ThHTMLAttributes,
  useEffect,
  useRef,
} from 'react';
import { fieldFaces } from '#fields/web.ts';
import { Go } from '#web/ui/Go.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Definition, fieldsOf } from '../definition.ts';
import { nameOfRow } from '../record/row-name.ts';
import { STATUS_WORDS } from '../row-status.ts';
import { conditionsOn, withConditions } from './selection.ts';
import { StatusFilter } from './StatusFilter.tsx';
import type { Line, ListedRows } from './use-rows.ts';

interface RowGridProps {
  readonly definition: Definition;
  readonly columns: readonly string[];
  readonly rows: ListedRows;
  /** The address of a row, by its place in the list. */
  readonly addressOf: (id: string, at: number) => string;
  readonly onOpen: (address: string) => void;
  readonly where: readonly string[];
  readonly onWhere: (where: readonly string[]) => void;
  /** "-held_on": the field, with a minus for descending. */
  readonly sort: string | null;
  readonly onSort: (sort: string | null) => void;
  readonly selected: readonly string[];
  readonly onSelected: (ids: readonly string[]) => void;
  /** The number of the first visible row; null: the first. */
  readonly from: string | null;
  /** Height of the rows, in pixels. */
  readonly height: number;
}

interface HeaderCellProps extends ThHTMLAttributes<HTMLTableCellElement> {
  readonly filter?: ReactNode;
}

/**
 * A filter is in a header cell and not in a column's title: the table renders titles a second time, invisibly, to
 * measure its columns, and the keyboard would reach the invisible filter.
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
/** The scrolling element of the table. */
const HOLDER = '.ant-table-tbody-virtual-holder';
const MOST_FRAMES = 120;
/** Number of rows that are loaded above and below the visible ones. */
const AROUND = 30;
/** Milliseconds for which a place must be visible before it is loaded: dragging across thousands loads only the end. */
const STILL = 120;

/** Rows as a spreadsheet: fixed headers and filters, fixed column widths, only visible rows rendered. */
export function RowGrid(props: RowGridProps) {
  const { definition, rows, sort, selected, onSelected, height } = props;
  const columns = columnsFor(props);
  const width = columns.reduce((sum, { width: one }) => sum + Number(one ?? 0), CHECK_WIDTH);
  const table = useRef<ComponentRef<typeof Table>>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const count = rows.lines.length;
  useEffect(() => {
    if (props.from === null || count === 0) return () => {};
    const wanted = Math.min(count, Number(props.from)) - 1;
    let frame = 0;
    let tries = 0;
    // The list gets its full height some frames after its rows.
    const arrive = (): void => {
      const holder = table.current?.nativeElement.querySelector(HOLDER);
      const top = holder ? Math.round((holder.scrollHeight / count) * wanted) : 0;
      if (holder) holder.scrollTop = top;
      tries += 1;
      const there = holder && (holder.scrollTop >= top - 1 || atEnd(holder)) && holder.scrollHeight > count;
      if (!there && tries < MOST_FRAMES) frame = requestAnimationFrame(arrive);
    };
    frame = requestAnimationFrame(arrive);
    return () => cancelAnimationFrame(frame);
  }, [props.from, count]);
  return (
    <Table<Line>
      ref={table}
      className="grid"
      virtual
      size="small"
      rowKey="id"
      components={GRID_PARTS}
      columns={columns}
      dataSource={rows.lines}
      pagination={false}
      scroll={{ x: width, y: height }}
      loading={rows.waiting && rows.lines.length === 0}
      locale={{ emptyText: '没有符合条件的记录' }}
      rowSelection={{
        columnWidth: CHECK_WIDTH,
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelected(keys.map(String)),
        getCheckboxProps: (line) => ({
          'aria-label':
            'gap' in line ? '还没有取来的记录' : `选中记录 ${nameOfRow(definition, line, rows.names)}`,
          name: line.id,
          disabled: 'gap' in line,
        }),
        columnTitle: (box) => <span title="选中已显示的记录">{box}</span>,
      }}
      onRow={(line, at) => ({
        className: 'gap' in line ? '' : 'row-opens',
        onClick: ({ target, ctrlKey, metaKey, shiftKey }) => {
          if ('gap' in line || at === undefined || ctrlKey || metaKey || shiftKey || isForItself(target))
            return;
          props.onOpen(props.addressOf(line.id, at));
        },
        onKeyDown: (event) => walk(event),
      })}
      onScroll={({ currentTarget }) => {
        const { scrollTop, scrollHeight, clientHeight } = currentTarget;
        clearTimeout(resting.current);
        resting.current = setTimeout(() => {
          const each = scrollHeight / Math.max(1, rows.lines.length);
          const first = Math.floor(scrollTop / each);
          rows.show(first - AROUND, first + Math.ceil(clientHeight / each) + AROUND);
        }, STILL);
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

/** Elements in a row with an action of their own: links, boxes. Selecting text does not open the row either. */
function isForItself(target: EventTarget): boolean {
  if (!(target instanceof Element)) return true;
  const own = target.closest('a, button, input, label, .ant-table-selection-column');
  return own !== null || (getSelection()?.toString() ?? '') !== '';
}

/** The arrow keys move from the link of a row to that of the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof HTMLAnchorElement)) return;
  const row = key === 'ArrowDown' ? currentTarget.nextElementSibling : currentTarget.previousElementSibling;
  const link = row?.querySelector<HTMLAnchorElement>('a.opens');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

function atEnd({ scrollTop, scrollHeight, clientHeight }: Element): boolean {
  return clientHeight > 0 && scrollTop + clientHeight >= scrollHeight - 1;
}

function columnsFor({
  definition,
  columns,
  rows,
  addressOf,
  where,
  onWhere,
  sort,
}: RowGridProps): TableColumnsType<Line> {
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
        render: (_: unknown, row: Line, at: number) =>
          'gap' in row ? (
            <span className="quiet">……</span>
          ) : (
            <Go to={addressOf(row.id, at)} className="opens">
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
          render: (_: unknown, row: Line) =>
            'gap' in row ? null : <Cell field={field} raw={row.values[id] ?? null} names={rows.names} />,
        },
      ],
    };
  });
  return [status, ...rest];
}
