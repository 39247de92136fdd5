import type { Workspace } from './a-workspace.ts';

/** The rows behind a number of a year. */
export async function rowsCounted(
  { service }: Workspace,
  slot: string,
  year: string,
): Promise<readonly { readonly ledger: string; readonly id: string }[]> {
  const secretary = await service.as('secretary');
  const { json } = await secretary.ask('GET', `facts/${slot}/rows?year=${year}&limit=500`);
  return json.items.map((one: { id: string }) => ({ ledger: json.ledger, id: one.id }));
}
