import type { ReactNode } from 'react';

interface StepProps {
  readonly number: number;
  readonly title: string;
  /** The result in one line, when it is done. */
  readonly done: ReactNode | null;
  /** Waits for an earlier step. */
  readonly waits: boolean;
  readonly children: ReactNode;
}

/** One of four steps on one page: waiting, open, or collapsed into a line. */
export function Step({ number, title, done, waits, children }: StepProps) {
  return (
    <section className={`step ${waits ? 'step-waits' : ''}`} aria-label={`第${number}步：${title}`}>
      <h2>
        <span aria-hidden="true">{done === null ? number : '✓'}</span> {title}
        {done === null ? null : <span className="step-done">{done}</span>}
      </h2>
      {waits || done !== null ? null : <div className="step-body">{children}</div>}
    </section>
  );
}
