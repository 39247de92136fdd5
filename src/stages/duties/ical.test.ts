import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { escaped, folded, icalendar } from './ical.ts';

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
const printable = fc.string({
  unit: fc.constantFrom('甲', '乙', '𠮷', 'a', ',', ';', '\\', '"', '\n', ' ', ':'),
  maxLength: 300,
});

test('lines are folded at 75 octets between characters, and unfold to what they were', () => {
  fc.assert(
    fc.property(printable, (text) => {
      const line = escaped(text);
      const parts = folded(line).split('\r\n');
      for (const part of parts) {
        assert.ok(Buffer.byteLength(part) <= 75);
        // A character cut in two would not survive.
        assert.equal(Buffer.from(part).toString('utf8'), part);
      }
      assert.equal(parts.map((part, at) => (at === 0 ? part : part.slice(1))).join(''), line);
      assert.ok(parts.slice(1).every((part) => part.startsWith(' ')));
    }),
  );
  assert.equal(folded('x'.repeat(75)), 'x'.repeat(75));
  assert.equal(folded('x'.repeat(76)), `${'x'.repeat(75)}\r\n x`);
});

test('text is escaped so that it reads back, and cannot begin a line of its own', () => {
  fc.assert(
    fc.property(printable, (text) => {
      assert.equal(unescaped(escaped(text)), text);
      assert.ok(!/[\r\n]/.test(escaped(text)));
    }),
  );
  assert.equal(escaped('甲;乙,丙\\丁\r\nEND:VEVENT\u0007'), '甲\\;乙\\,丙\\\\丁\\nEND:VEVENT');
});

test('a calendar has what RFC 5545 demands, ends every line with CRLF, and takes its stamp from the clock it is given', () => {
  const entry = { uid: 'a-1@mingze', day: '2022-03-31', title: '村务公开，清溪村', says: '第一季度' };
  const text = icalendar('清溪村', [entry], new Date('2022-01-10T08:00:00.123Z'));
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
  assert.ok(!/(?<!\r)\n|\r(?!\n)/.test(text));
  const lines = text.split('\r\n');
  for (const line of [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'UID:a-1@mingze',
    'DTSTAMP:20220110T080000Z',
    'DTSTART;VALUE=DATE:20220331',
  ])
    assert.equal(lines.filter((one) => one === line).length, 1, line);
  assert.equal(lines.filter((line) => line.startsWith('PRODID:')).length, 1);
});
