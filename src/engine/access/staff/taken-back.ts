/** Ends the transaction of a check, or of rows with faults: nothing of it stays. */
export class StaffTakenBack extends Error {}
