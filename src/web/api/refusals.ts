import type { Refused } from './client.ts';

type Listener = (refused: Refused) => void;

const listeners = new Set<Listener>();

/** Told of every refusal, wherever it was answered: what concerns the whole page is dealt with in one place. */
export function onRefusal(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function refusedHere(refused: Refused): void {
  for (const listener of listeners) listener(refused);
}
