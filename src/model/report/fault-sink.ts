/** Adds a fault at a line. All parsers of a text share one, so that an author sees every fault at once. */
export type Report = (line: number, message: string, hint: string) => void;
