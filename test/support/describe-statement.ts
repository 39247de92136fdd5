import type { Connection, PoolClient, Submittable } from 'pg';

/** A column of a result, as the server describes it. */
export interface DescribedColumn {
  readonly name: string;
  /** The number of its type in `pg_type`. */
  readonly type: number;
  /** The table and the column of which it is a plain copy; 0 where it is computed. */
  readonly table: number;
  readonly attribute: number;
}

interface RowDescription {
  readonly fields: readonly {
    readonly name: string;
    readonly dataTypeID: number;
    readonly tableID: number;
    readonly columnID: number;
  }[];
}

/** What the driver's types leave out of a connection. */
interface Protocol {
  readonly parse: (query: { readonly text: string }) => void;
  readonly describe: (what: { readonly type: 'S' }) => void;
  readonly sync: () => void;
}

type End = (error: Error | null, columns: readonly DescribedColumn[]) => void;

class Description implements Submittable {
  readonly #text: string;
  readonly #end: End;
  #columns: readonly DescribedColumn[] = [];

  constructor(text: string, end: End) {
    this.#text = text;
    this.#end = end;
  }

  submit(connection: Connection): void {
    const { parse, describe, sync } = connection as unknown as Protocol;
    parse.call(connection, { text: this.#text });
    describe.call(connection, { type: 'S' });
    sync.call(connection);
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
      name,
      type: dataTypeID,
      table: tableID,
      attribute: columnID,
    }));
  }

  /** After an error the driver calls the query no more; the next query waits for the server by itself. */
  handleError(error: Error): void {
    this.#end(error, []);
  }

  handleReadyForQuery(): void {
    this.#end(null, this.#columns);
  }
}

/**
 * Has the server parse a statement and describe its result; nothing is executed.
 * @returns the columns, none where the statement has no result
 * @throws the error of the server when the statement is wrong
 */
export function describeStatement(client: PoolClient, text: string): Promise<readonly DescribedColumn[]> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, (error, columns) => (error ? reject(error) : resolve(columns))));
  });
}
