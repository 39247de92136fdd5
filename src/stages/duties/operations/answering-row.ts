/** A row that answers, with the four times of the work. */
export interface AnsweringRow {
  readonly ledger: string;
  readonly row: string;
  readonly happenedOn: string;
  readonly recordedOn: string | null;
  readonly receivedAt: string;
  readonly amendedAt: string;
}
