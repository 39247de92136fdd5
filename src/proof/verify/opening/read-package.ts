import { readXml, XmlFault, type XmlElement } from '../../documents/read-xml.ts';
import { nameOf, valueOf } from '../grammar/names.ts';
import { kindOfRelation, KINDS, MAY_HANG, type PartKind, SEVERAL } from '../grammar/part-kinds.ts';
import { ANY, type Foreign, type Grammar, leaf, walk } from '../grammar/rule.ts';

/** A part with the relationship that leads to it. */
export interface Part {
  readonly name: string;
  readonly kind: PartKind;
  readonly root: XmlElement;
  /** Part of the document of building blocks, which is never shown. */
  readonly aside: boolean;
  /** The names of the parts to which its relationships lead, by their ids. */
  readonly leads: ReadonlyMap<string, string>;
}

/** Reports a fault of a part. */
export type PartFault = (part: string, what: string) => void;

const TYPES = '[Content_Types].xml';
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const TYPES_GRAMMAR: Grammar = {
  'ct:Types': { children: ['ct:Default', 'ct:Override'] },
  'ct:Default': leaf({ Extension: ANY, ContentType: ANY }),
  'ct:Override': leaf({ PartName: ANY, ContentType: ANY }),
};
const RELATIONS_GRAMMAR: Grammar = {
  'rel:Relationships': { children: ['rel:Relationship'] },
  'rel:Relationship': leaf({ Id: ANY, Type: ANY, Target: ANY, TargetMode: /^Internal$/ }),
};

/**
 * Finds the parts of an Office document by the rules of the Open Packaging Conventions: the main part by the
 * relationships of the package, each other by those of the part that it belongs to, its kind by [Content_Types].xml.
 * Unreachable parts, parts with two relationships, and relationships to the outside are reported.
 * @returns the reachable parts; without a main part none
 */
export function readPackage(files: ReadonlyMap<string, Uint8Array>, fault: PartFault): readonly Part[] {
  const reached = new Map<string, Part>();
  const used = new Set<string>([TYPES]);
  const typeOf = readTypes(files, fault);
  const visit = (from: Pick<Part, 'name' | 'kind' | 'aside'> | null): ReadonlyMap<string, string> => {
    const leads = new Map<string, string>();
    const relations = relationsName(from?.name ?? '');
    const bytes = files.get(relations);
    if (!bytes) return leads;
    used.add(relations);
    if (typeOf(relations) !== RELATIONS_TYPE) fault(relations, '在 [Content_Types].xml 中写成了别的种类');
    const root = parse(relations, bytes, RELATIONS_GRAMMAR, fault);
    for (const one of root?.children ?? []) {
      if (typeof one === 'string') continue;
      const [id, type, written] = ['Id', 'Type', 'Target'].map((name) => valueOf(one, name) ?? '');
      const kind = kindOfRelation(type ?? '');
      if (!kind || !MAY_HANG[from?.kind ?? '']?.includes(kind)) {
        fault(relations, `有一处通往“${short(written)}”的关系，不是报告该有的：${short(type)}`);
        continue;
      }
      const target = targetOf(from?.name ?? '', written ?? '');
      if (target === null || leads.has(id ?? '')) {
        fault(relations, `有一处关系写法异常：“${short(written)}”`);
        continue;
      }
      leads.set(id ?? '', target);
      reach(target, kind, (from?.aside ?? false) || kind === 'glossary');
    }
    return leads;
  };
  const reach = (name: string, kind: PartKind, aside: boolean): void => {
    const bytes = files.get(name);
    if (!bytes) return fault(name, '所指的部分不在文件里');
    if (reached.has(name)) return fault(name, '同一部分被指了两次');
    const twin = [...reached.values()].some((one) => one.kind === kind && one.aside === aside);
    if (twin && !SEVERAL.has(kind)) return fault(name, '这种部分只能有一个');
    used.add(name);
    const type = typeOf(name);
    if (type !== KINDS[kind].type && !(kind === 'data' && type === 'text/xml'))
      fault(name, `在 [Content_Types].xml 中的种类不对：${short(type ?? '没有写')}`);
    const root = parse(name, bytes, null, fault);
    if (!root) return;
    // Registered before its own relationships are read, so that a cycle ends here.
    const leads = new Map<string, string>();
    reached.set(name, { name, kind, root, aside, leads });
    for (const [id, target] of visit({ name, kind, aside })) leads.set(id, target);
  };
  visit(null);
  // LibreOffice keeps the properties of custom data and drops the relationship to them.
  for (const name of files.keys())
    if (!used.has(name) && /^customXml\/itemProps\d{1,3}\.xml$/.test(name))
      reach(name, 'dataProperties', false);
  for (const name of files.keys()) if (!used.has(name)) fault(name, '报告没有这个部分，也没有关系通往它');
  return [...reached.values()];
}

function parse(
  name: string,
  bytes: Uint8Array,
  grammar: Grammar | null,
  fault: PartFault,
): XmlElement | null {
  try {
    const root = readXml(bytes);
    const foreign: Foreign = (what) => fault(name, `有报告不该有的${what}`);
    if (grammar) walk(root, grammar, foreign);
    return root;
  } catch (error) {
    fault(name, error instanceof XmlFault ? error.message : '读不出来');
    return null;
  }
}

function readTypes(
  files: ReadonlyMap<string, Uint8Array>,
  fault: PartFault,
): (part: string) => string | undefined {
  const bytes = files.get(TYPES);
  const root = bytes && parse(TYPES, bytes, TYPES_GRAMMAR, fault);
  if (!root) {
    if (!bytes) fault(TYPES, '不在文件里');
    return () => undefined;
  }
  const types = new Map<string, string>();
  for (const one of root.children) {
    if (typeof one === 'string') continue;
    const extension = nameOf(one) === 'ct:Default';
    const written = valueOf(one, extension ? 'Extension' : 'PartName') ?? '';
    const key = extension ? `.${written.toLowerCase()}` : written.toLowerCase();
    if (types.has(key)) fault(TYPES, `“${short(written)}”写了两次`);
    types.set(key, valueOf(one, 'ContentType') ?? '');
  }
  return (part) =>
    types.get(`/${part.toLowerCase()}`) ?? types.get(`.${part.split('.').at(-1)?.toLowerCase() ?? ''}`);
}

function relationsName(part: string): string {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
  return `${folder}_rels/${name}.rels`;
}

/** Resolves a target in its plainest form; null for every other. */
function targetOf(from: string, target: string): string | null {
  if (!/^(?:\/|(?:\.\.\/)*)[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(target)) return null;
  if (target.startsWith('/')) return target.slice(1);
  const folder = from.split('/').slice(0, -1);
  let rest = target;
  while (rest.startsWith('../')) {
    if (folder.pop() === undefined) return null;
    rest = rest.slice(3);
  }
  return [...folder, rest].join('/');
}

function short(text = ''): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}……`;
}
