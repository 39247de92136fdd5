import { visibleLine } from './visible.ts';

const SHOWN = 40;

/** A user's text as messages quote it: in “ ”, on one line, cut after 40 characters; invisible characters are named. */
export function quote(text: string): string {
  const line = visibleLine(text.replace(/\s+/g, ' '));
  const chars = line.length > SHOWN ? Array.from(line) : [];
  return `“${chars.length > SHOWN ? `${chars.slice(0, SHOWN).join('')}…` : line}”`;
}
