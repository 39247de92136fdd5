import { createContext, use } from 'react';
import type { Operations } from '../api/operations.ts';

type Session = Operations['GET /api/v1/session']['answer'];
export type Post = Session['posts'][number];

/** Who sits here, and as what. */
export interface Me {
  readonly session: Session;
  readonly post: Post;
  readonly city: string;
  /** Everything here is made up. */
  readonly demo: boolean;
  /** "YYYY-MM-DD": from when duties count; null: always. */
  readonly begunOn: string | null;
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; every page inside the frame may ask. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe outside of the frame');
  return me;
}

/** The city's day as the service tells it: the clock of this computer may be wrong, or elsewhere. */
export const useToday = (): string => useMe().session.today;

/** Who brings a city from nothing to its first report: the administrators, and who drafts the report. */
export function setsUp({ post }: Me): boolean {
  return post.power !== null || post.reports.includes('draft');
}

/** True when the acting post may do it with reports. */
export function mayReport({ post }: Me, action: Post['reports'][number]): boolean {
  return post.reports.includes(action);
}
