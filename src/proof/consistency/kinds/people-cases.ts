import { toMillionths } from '#model/expression/exact.ts';
import { type ConsistencyFinding, placesOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

/**
 * Persons compared with the cases in which they were dealt with: fewer persons than cases is rare and needs an
 * explanation.
 */
export function peopleCases(
  { numbers, relations }: ReportText,
  sentences: readonly Sentence[],
): readonly ConsistencyFinding[] {
  const bySlot = new Map(numbers.map((one) => [one.slot, one]));
  return relations.people_cases.flatMap(({ people, cases }): readonly ConsistencyFinding[] => {
    const [persons, matters] = [bySlot.get(people), bySlot.get(cases)];
    if (!persons || !matters || toMillionths(persons.value) >= toMillionths(matters.value)) return [];
    return [
      {
        id: `people-cases-${people}-${cases}`,
        kind: 'people_cases',
        severity: 'warning',
        what: `${people}“${persons.title}”${persons.printed}${persons.noun}，少于 ${cases}“${matters.title}”${matters.printed}${matters.noun}`,
        why: '一起案件一般至少处理一人。人数少于起数的，请核实是否有案件没有登记处置，或说明一人涉及数案。',
        where: placesOf(sentences, [people, cases]),
        values: { [people]: persons.value, [cases]: matters.value },
      },
    ];
  });
}
