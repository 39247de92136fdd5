import { inForce } from '#engine/queries/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Inline, ReportTemplate } from '#model/report/template.ts';

/** A parameter with last year's value that nobody has confirmed yet. */
export interface CarriedParameter {
  readonly parameter: string;
  readonly title: string;
  readonly value: string;
}

/**
 * The parameters that a report uses, in its words or for its numbers, and that have last year's value; unused ones need
 * no confirmation.
 */
export function carriedParameters(
  pack: Pack,
  year: number,
  template: ReportTemplate,
  carried: ReadonlyMap<string, string>,
): readonly CarriedParameter[] {
  const inlines: readonly Inline[] = [
    ...template.title,
    ...template.addressee,
    ...template.blocks.flatMap((block) => block.inlines),
    ...template.signer,
  ];
  const asked = new Set([
    ...inlines.flatMap((piece) => (piece.kind === 'parameter' ? [piece.name] : [])),
    ...[...inForce(pack.indicators, `${year}-12-31`), ...inForce(pack.values, `${year}-12-31`)].flatMap(
      ({ parameters }) => parameters,
    ),
  ]);
  return [...carried].flatMap(([parameter, value]) =>
    asked.has(parameter) ? [{ parameter, title: pack.parameters.get(parameter) ?? parameter, value }] : [],
  );
}
