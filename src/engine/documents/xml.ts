declare const serialised: unique symbol;
/** Markup that is already escaped. A plain string is not, so it cannot slip in unescaped. */
export type Xml = string & { readonly [serialised]: true };

type Attributes = Readonly<Record<string, string | number>>;

/** Serialises one element; attributes keep their order, which keeps the bytes the same. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Xml[]): Xml {
  let head = `<${name}`;
  for (const key in attributes) head += ` ${key}="${text(String(attributes[key]))}"`;
  return (children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`) as Xml;
}

/** Escapes words for content and attributes, and drops what XML 1.0 cannot hold (controls, lone surrogates). */
export function text(words: string): Xml {
  if (!/[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/.test(words)) return words as Xml;
  return words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '') as Xml;
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
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
