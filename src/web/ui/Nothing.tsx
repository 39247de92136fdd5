import type { ReactNode } from 'react';

/** An empty list: what belongs here, and the first step. */
export function Nothing({ children, step }: { readonly children: ReactNode; readonly step?: ReactNode }) {
  return (
    <div className="nothing">
      <p>{children}</p>
      {step === undefined ? null : <div>{step}</div>}
    </div>
  );
}
