/** Namespaces of the parts, and the names that both writer and reader must agree on. */
export const NAMESPACE = {
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageRelations: 'http://schemas.openxmlformats.org/package/2006/relationships',
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  customXml: 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
  /** Ours: the custom XML part with the facts. Its last segment is the version of the form. */
  facts: 'urn:mingze:facts:1',
} as const;

/** Identity of the custom XML part. The same in every document, so that a reader knows it at sight. */
export const FACTS_STORE_ID = '{6D7A6D69-6E67-4A65-8F01-000000000001}';
export const TAG_PREFIX = 'mingze:';

/** The custom XML part: facts, and the manifest of an issued document. */
export const FACTS_PART = 'customXml/item1.xml';
