/** A day in a calendar. */
export interface CalendarEntry {
  /** The same for the same thing at every reading of the calendar. */
  readonly uid: string;
  /** "2022-03-31" */
  readonly day: string;
  readonly title: string;
  readonly says: string;
}

/** Octets of a line at most, without the line break (RFC 5545, 3.1). */
const OCTETS = 75;

/**
 * A calendar of whole days (RFC 5545). Written by hand, because the part of the format that we need is smaller than the
 * interface of a library.
 * @param stamp when it was made
 */
export function icalendar(name: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const at = stamp.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mingze//Duties//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...entries.flatMap(({ uid, day, title, says }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(says)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** TEXT (RFC 5545, 3.3.11): a line break is written as \n, other control characters do not exist in it. */
export function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll(/\r\n|\r|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- they are what is meant
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

/** Lines of at most 75 octets; continuations begin with a space. No character is split. */
export function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += char;
    octets += size;
  }
  return out;
}
