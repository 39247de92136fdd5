import { useEffect, useRef, useState } from 'react';

/** So long what was clicked can be taken back. */
export const UNDO_SECONDS = 10;

/** An act that waits a little before it is done. */
export interface Undoable<What> {
  /** About what it is, while it waits; as it was when it was clicked. */
  readonly waiting: What | null;
  readonly begin: (what: What) => void;
  readonly undo: () => void;
}

/**
 * Does something ten seconds after it was clicked, so that it can be taken back without a trace in anybody's history.
 * Who goes on to another page means it: it is done at once. A window that is closed has done nothing, and the line is
 * there again.
 */
export function useUndoable<What>(act: (what: What) => void): Undoable<What> {
  const [waiting, setWaiting] = useState<What | null>(null);
  const latest = useRef(act);
  const settled = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (waiting === null) return undefined;
    settled.current = false;
    const timer = setTimeout(() => {
      settled.current = true;
      latest.current(waiting);
      setWaiting(null);
    }, UNDO_SECONDS * 1000);
    return () => {
      clearTimeout(timer);
      if (!settled.current) latest.current(waiting);
    };
  }, [waiting]);
  return {
    waiting,
    begin: setWaiting,
    undo: () => {
      settled.current = true;
      setWaiting(null);
    },
  };
}
