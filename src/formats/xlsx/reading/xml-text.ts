import { XmlFault } from './xml-scanner.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&([^;&<]{0,12});?/g;
/** How the format writes characters that XML cannot hold, and a literal _x0041_ itself. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Raw XML text with its entities decoded. @throws XmlFault for an entity that does not exist. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(ENTITY, (whole, name: string) => {
    const named = NAMED[name];
    if (named !== undefined && whole.endsWith(';')) return named;
    const code = /^#x[0-9a-f]+$/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : /^#\d+$/.test(name)
        ? Number(name.slice(1))
        : Number.NaN;
    if (!(code > 0 && code <= 0x10ffff) || !whole.endsWith(';')) throw new XmlFault('unknown entity');
    return String.fromCodePoint(code);
  });
}

/** A text of a workbook with its _xHHHH_ escapes decoded. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The decoded value of an attribute (without prefix, or with the one given), or null. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(`${name}=`);
  if (at > 0 && attributes.charCodeAt(at - 1) <= 0x20) {
    const mark = attributes.charAt(at + name.length + 1);
    const end = attributes.indexOf(mark, at + name.length + 2);
    if (end > 0 && (mark === '"' || mark === "'")) {
      return decodeEntities(attributes.slice(at + name.length + 2, end));
    }
  }
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? '');
}
