import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface GoProps {
  /** An address of the workspace, with its parameters. */
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly label?: string;
  /** The number that the page behind the link will list. */
  readonly count?: number | undefined;
  /** True for the one of several that is shown. */
  readonly current?: boolean;
}

/** A link within the workspace that opens without reloading; it can be copied and opened in another tab. */
export function Go({ to, className, children, label, count, current = false }: GoProps) {
  const router = useRouter();
  const open = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    void router.navigate({ href: to });
  };
  return (
    <a
      href={to}
      className={className}
      onClick={open}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-count={count}
    >
      {children}
    </a>
  );
}
