import { createContext, use } from 'react';
import type { Operations } from '../api/operations.ts';

type Session = Operations['GET /api/v1/session']['answer'];
export type Post = Session['posts'][number];

/** The signed-in user and his post. */
export interface Me {
  readonly session: Session;
  readonly post: Post;
  readonly city: string;
  /** Whether all data is synthetic. */
  readonly demo: boolean;
  /** "YYYY-MM-DD": the first day of its duties; null: always. */
  readonly begunOn: string | null;
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in user, for every page inside the frame. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe outside of the frame');
  return me;
}

/** The city's day from the service: the clock of this computer may be wrong, or elsewhere. */
export const useToday = (): string => useMe().session.today;

/** Who sets up a city until its first report: the administrators, and who drafts the report. */
export function setsUp({ post }: Me): boolean {
  return post.power !== null || post.reports.includes('draft');
}

/** Whether the acting post may do this with reports. */
export function mayReport({ post }: Me, action: Post['reports'][number]): boolean {
  return post.reports.includes(action);
}
