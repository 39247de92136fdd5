import type { XmlElement } from '../../documents/read-xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MICROSOFT = 'http://schemas.microsoft.com/office';

/** The namespaces that the lists of this folder speak of, each by one prefix; a file may use any other for it. */
const PREFIXES: Readonly<Record<string, string>> = {
  '': '',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  [`${OFFICE}/relationships`]: 'r',
  [`${OFFICE}/math`]: 'm',
  [`${OFFICE}/customXml`]: 'ds',
  [`${OFFICE}/extended-properties`]: 'ep',
  [`${OFFICE}/custom-properties`]: 'cu',
  [`${OFFICE}/docPropsVTypes`]: 'vt',
  [`${OFFICE}/bibliography`]: 'b',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'urn:schemas-microsoft-com:office:office': 'o',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${MICROSOFT}/word/2010/wordml`]: 'w14',
  [`${MICROSOFT}/word/2012/wordml`]: 'w15',
  [`${MICROSOFT}/word/2016/wordml/cid`]: 'w16cid',
  'http://www.wps.cn/officeDocument/2013/wpsCustomData': 'wps',
  'urn:mingze:facts:1': 'f',
};

/** Whether a reader may ignore what stands in this namespace: extensions of Word and WPS, never the format itself. */
export function isExtension(space: string): boolean {
  return (
    /^http:\/\/schemas\.microsoft\.com\/office\/(?:word|drawing)\/20\d\d\//.test(space) ||
    PREFIXES[space] === 'wps'
  );
}

/** A name as the lists write it: “w:p”; of a namespace that they do not know “{address}p”. */
export function nameOf({ space, name }: { readonly space: string; readonly name: string }): string {
  const prefix = PREFIXES[space];
  if (prefix === '') return name;
  return prefix === undefined ? `{${space.slice(0, 80)}}${name}` : `${prefix}:${name}`;
}

/** The value of an attribute by its name in the lists; null when it is not there. */
export function valueOf(element: XmlElement, name: string): string | null {
  return element.attributes.find((one) => nameOf(one) === name)?.value ?? null;
}

/** The child elements of a name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((one): one is XmlElement => typeof one !== 'string' && nameOf(one) === name);
}
