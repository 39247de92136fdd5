/** The place of each kind of file inside a pack; the first match decides. */
const LAYOUT = {
  pack: /^pack\.yaml$/,
  mechanisms: /^mechanisms\.yaml$/,
  dictionary: /^dictionaries\/[^/]+\.yaml$/,
  base: /^base\/[^/]+\.yaml$/,
  ledger: /^ledgers\/[^/]+\.yaml$/,
  indicators: /^indicators\/[^/]+\.yaml$/,
  checks: /^checks\/[^/]+\.yaml$/,
  access: /^access\/[^/]+\.yaml$/,
  duties: /^duties\/[^/]+\.yaml$/,
  addition: /^reports\/[^/]+\.add\.md$/,
  report: /^reports\/[^/]+\.md$/,
  literals: /^reports\/[^/]+\.yaml$/,
  calendar: /^calendar\/[^/]+\.yaml$/,
  flow: /^flows\/[^/]+\.yaml$/,
  demo: /^demo\/[^/]+\.yaml$/,
  readme: /^README(\.[a-z-]+)?\.md$/i,
} as const;

/** A kind of file in a pack. */
export type Kind = keyof typeof LAYOUT;

/** @returns the kind of a file by its path inside the pack; null where no file belongs */
export function kindOfFile(path: string): Kind | null {
  return (Object.keys(LAYOUT) as Kind[]).find((kind) => LAYOUT[kind].test(path)) ?? null;
}
