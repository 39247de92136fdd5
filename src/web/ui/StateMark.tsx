import type { ReactNode } from 'react';

/** Grey: not yet; green: agrees; amber: check; red: fails. Never by colour alone. */
export type State = 'none' | 'agrees' | 'warning' | 'fails';

const SHAPES: Readonly<Record<State, string>> = { none: '○', agrees: '✓', warning: '△', fails: '✕' };

/** A state with its shape and its word. */
export function StateMark({ state, children }: { readonly state: State; readonly children: ReactNode }) {
  return (
    <span className={`state state-${state}`}>
      <span aria-hidden="true">{SHAPES[state]}</span>
      {'\u00A0'}
      {children}
    </span>
  );
}
