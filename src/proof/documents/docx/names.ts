/** Namespaces of the parts, and names that the writer and the readers share. */
export const NAMESPACE = {
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageRelations: 'http://schemas.openxmlformats.org/package/2006/relationships',
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  customXml: 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
  /** Our own: the custom XML part with the facts. Its last segment is the version of the form. */
  facts: 'urn:mingze:facts:1',
} as const;

/** Identity of the custom XML part: the same in every document, so that a reader recognises it. */
export const FACTS_STORE_ID = '{6D7A6D69-6E67-4A65-8F01-000000000001}';
export const TAG_PREFIX = 'mingze:';

/** The custom XML part: facts, and the manifest of an issued document. */
export const FACTS_PART = 'customXml/item1.xml';
