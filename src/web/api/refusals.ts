import type { Refused } from './client.ts';

type Listener = (refused: Refused) => void;

const listeners = new Set<Listener>();

/** Calls the listener with every refusal: what concerns the whole page is handled in one place. */
export function onRefusal(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function refusedHere(refused: Refused): void {
  for (const listener of listeners) listener(refused);
}
