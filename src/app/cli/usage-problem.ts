/** A command line that the parser accepts and the command does not. */
export class UsageProblem extends Error {}
