import { type Actor } from '#kernel/audit/index.ts';
import { actorOf } from '#engine/audit/actor.ts';

/** Who does everything in the tests. */
export const TESTER: Actor = actorOf('test', 'job');
