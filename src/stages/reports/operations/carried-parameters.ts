import { inForce } from '#engine/queries/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Inline, ReportTemplate } from '#model/report/template.ts';

/** A parameter whose value is last year's, until somebody confirms it. */
export interface CarriedParameter {
  readonly parameter: string;
  readonly title: string;
  readonly value: string;
}

/**
 * The parameters that a report asks for, in its words or for its numbers, and that stand there with last year's value: those
 * that it does not need are nobody's to confirm.
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
