/** Rolls back the transaction of a dry run, or of rows with faults. */
export class StaffTakenBack extends Error {}
