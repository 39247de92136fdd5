import type { XmlElement } from '../../documents/read-xml.ts';
import { isExtension, nameOf } from './names.ts';

/** What an element may hold. Whatever is not named here is foreign. */
export interface Rule {
  readonly children?: readonly string[];
  /** By name, the values that are allowed. “*”: of any other attribute. */
  readonly attributes?: Readonly<Record<string, RegExp>>;
  /** Which text; white space between elements is always allowed. */
  readonly text?: RegExp;
}
export type Grammar = Readonly<Record<string, Rule>>;

/** What is foreign in a part: in Chinese, with the name of the element. */
export type Foreign = (what: string) => void;

export const ANY = /^/;
export const OFF = /^(?:0|false|off)$/;
export const ON_OFF = /^(?:0|1|true|false|on|off)$/;

/** An element without children. */
export function leaf(attributes: Readonly<Record<string, RegExp>> = {}): Rule {
  return { attributes };
}

/** An element with `w:val` alone. */
export function val(pattern: RegExp): Rule {
  return { attributes: { 'w:val': pattern } };
}

/** A property that is allowed only where it is switched off. It must say so: without a value it is on. */
export function off(pattern: RegExp = OFF): Rule {
  return { attributes: { 'w:val': pattern, '!': /w:val/ } };
}

/** One rule for many names. */
export function each(names: string, rule: Rule): Grammar {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rule]),
  );
}

/** Holds an element and all within against a grammar. */
export function walk(element: XmlElement, grammar: Grammar, foreign: Foreign): void {
  const name = nameOf(element);
  // By its own names alone: an element may be called “constructor”.
  const rule = Object.hasOwn(grammar, name) ? grammar[name] : undefined;
  if (!rule) return foreign(`“${name}”`);
  attributesOf(element, name, rule, foreign);
  const children = rule.children ?? [];
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (!(rule.text ?? /^[\s]*$/).test(child)) foreign(`“${name}”中的文字“${child.trim().slice(0, 40)}”`);
      continue;
    }
    const inner = nameOf(child);
    if (children.includes(inner)) walk(child, grammar, foreign);
    else foreign(`“${name}”中的“${inner}”`);
  }
}

function attributesOf(element: XmlElement, name: string, { attributes = {} }: Rule, foreign: Foreign): void {
  const must = attributes['!'];
  if (must && !element.attributes.some((one) => must.test(nameOf(one)))) foreign(`打开了的“${name}”`);
  for (const one of element.attributes) {
    const attribute = nameOf(one);
    if (attribute === 'mc:Ignorable') {
      if (!isHarmlessList(element, one.value))
        foreign(`“${name}”的 ${attribute}="${one.value.slice(0, 40)}"`);
      continue;
    }
    const own = attribute !== '!' && attribute !== '*' && Object.hasOwn(attributes, attribute);
    const pattern = own ? attributes[attribute] : attributes['*'];
    if (!pattern?.test(one.value)) foreign(`“${name}”的 ${attribute}="${one.value.slice(0, 40)}"`);
  }
}

/** mc:Ignorable may name extensions alone: a reader that ignored the format itself would show nothing of it. */
function isHarmlessList({ declared }: XmlElement, prefixes: string): boolean {
  return prefixes
    .split(/\s+/)
    .filter((prefix) => prefix !== '')
    .every((prefix) => isExtension(declared[prefix] ?? ''));
}
