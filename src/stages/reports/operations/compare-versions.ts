import type { Fact, Facts } from '#engine/queries/index.ts';
import type { IssuedVersion } from './issued-versions.ts';

/** A number or a parameter that has changed since the report was issued. */
export interface NumberChange {
  readonly slot: string;
  readonly title: string;
  readonly issued: string | null;
  readonly now: string | null;
  /** The printed form in the issued text, and the present one. */
  readonly printedIssued: string | null;
  readonly printedNow: string | null;
}

/** Compares an issued version with the present report, number by number and parameter by parameter. */
export function numberChanges(
  version: Pick<IssuedVersion, 'facts' | 'parameters'>,
  now: Facts,
): readonly NumberChange[] {
  const before = new Map(version.facts.map((fact) => [fact.slot, fact]));
  const current = new Map(now.facts.map((fact) => [fact.slot, fact]));
  const facts = [...new Set([...before.keys(), ...current.keys()])].flatMap((slot) =>
    changeOf(slot, before.get(slot), current.get(slot)),
  );
  const names = [...new Set([...Object.keys(version.parameters), ...now.parameters.keys()])];
  const parameters = names.flatMap((name) => {
    const [was, is] = [version.parameters[name] ?? null, now.parameters.get(name) ?? null];
    return was === is
      ? []
      : [{ slot: name, title: '报告参数', issued: was, now: is, printedIssued: was, printedNow: is }];
  });
  return [...facts, ...parameters];
}

function changeOf(slot: string, was: Fact | undefined, is: Fact | undefined): readonly NumberChange[] {
  if (was?.value === is?.value && was?.printed === is?.printed) return [];
  return [
    {
      slot,
      title: is?.title ?? was?.title ?? slot,
      issued: was?.value ?? null,
      now: is?.value ?? null,
      printedIssued: was?.printed ?? null,
      printedNow: is?.printed ?? null,
    },
  ];
}

/** “S05 市委理论学习中心组学习次数：26 → 27；…”; the words of the text alone when no number has changed. */
export function changesInWords(changes: readonly NumberChange[]): string {
  if (changes.length === 0) return '报告文本的文字，或书面说明';
  return changes
    .map(({ slot, title, issued, now }) => `${slot} ${title}：${issued ?? '无'} → ${now ?? '无'}`)
    .join('；');
}
