import { useState } from 'react';

const PLACE = 'mingze report text ';

/** What was typed of a text and not yet saved; null: nothing. */
export const typedBefore = (name: string): string | null => localStorage.getItem(`${PLACE}${name}`);

/**
 * What is being typed of a text, kept in this browser from the first letter until it is saved or given up.
 * @param saved the text as the service has it
 */
export function useTyping(name: string, saved: string) {
  const place = `${PLACE}${name}`;
  const [first] = useState(() => typedBefore(name));
  const [typed, setTyped] = useState(first ?? saved);
  return {
    typed,
    /** Whether what is shown was typed at an earlier visit. */
    kept: first !== null && typed === first && first !== saved,
    write: (text: string): void => {
      setTyped(text);
      try {
        localStorage.setItem(place, text);
      } catch {
        // A full store keeps nothing more; the text stands on the page all the same.
      }
    },
    forget: (): void => {
      localStorage.removeItem(place);
      setTyped(saved);
    },
  };
}
