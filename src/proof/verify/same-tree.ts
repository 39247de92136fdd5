import type { XmlElement, XmlNode } from '../documents/read-xml.ts';

/**
 * Whether two elements are equal: names, attributes in any order, and all contents; white space between elements aside.
 */
export function sameTree(one: XmlElement, other: XmlElement): boolean {
  if (one.space !== other.space || one.name !== other.name) return false;
  if (one.attributes.length !== other.attributes.length) return false;
  for (const { space, name, value } of one.attributes)
    if (!other.attributes.some((twin) => twin.space === space && twin.name === name && twin.value === value))
      return false;
  const [first, second] = [partsOf(one), partsOf(other)];
  return (
    first.length === second.length &&
    first.every((node, index) => {
      const twin = second[index];
      if (typeof node === 'string' || typeof twin === 'string' || twin === undefined) return node === twin;
      return sameTree(node, twin);
    })
  );
}

function partsOf({ children }: XmlElement): readonly XmlNode[] {
  const bare = children.some((one) => typeof one !== 'string');
  return bare ? children.filter((one) => typeof one !== 'string' || one.trim() !== '') : children;
}
