/** A row that answers a duty, with its four times. */
export interface AnsweringRow {
  readonly ledger: string;
  readonly row: string;
  readonly happenedOn: string;
  readonly recordedOn: string | null;
  readonly receivedAt: string;
  readonly amendedAt: string;
}
