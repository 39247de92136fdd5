import { Button, Checkbox, Popover } from 'antd';
import type { Definition } from '../definition.ts';
import { columnsAtFirst } from './columns.ts';

interface ColumnChooserProps {
  readonly definition: Definition;
  readonly columns: readonly string[];
  readonly onColumns: (columns: readonly string[] | null) => void;
}

/** The columns of the list; the choice is part of the address and of a saved view. */
export function ColumnChooser({ definition, columns, onColumns }: ColumnChooserProps) {
  const options = definition.fields.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="columns">
          <Checkbox.Group
            options={options}
            value={[...columns]}
            onChange={(chosen) =>
              onColumns(definition.fields.map(({ id }) => id).filter((id) => chosen.includes(id)))
            }
          />
          <Button
            size="small"
            type="link"
            disabled={columns.join() === columnsAtFirst(definition).join()}
            onClick={() => onColumns(null)}
          >
            恢复原样
          </Button>
        </div>
      }
    >
      <Button>选择列</Button>
    </Popover>
  );
}
