/** Escaped markup. Not a string, so that plain text cannot be inserted unescaped by mistake. */
export interface Xml {
  readonly markup: string;
}

/** Serialises one element; attributes keep their order, which keeps the bytes the same. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Xml[]
): Xml {
  let markup = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) markup += ` ${key}="${text(String(value)).markup}"`;
  if (children.length === 0) return { markup: `${markup}/>` };
  markup += '>';
  for (const child of children) markup += child.markup;
  return { markup: `${markup}</${name}>` };
}

/** Escapes words for content and attributes, and drops what XML 1.0 cannot contain (controls, lone surrogates). */
export function text(words: string): Xml {
  return {
    markup: words.replace(/[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/gu, (character) => ESCAPES[character] ?? ''),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A whole part of the package: declaration and root element. */
export function part(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.markup}`;
}
