/** Collects a fault at a line; parsers share one, so that an author sees every fault at once. */
export type Report = (line: number, message: string, hint: string) => void;
