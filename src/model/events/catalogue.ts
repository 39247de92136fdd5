import type { z } from 'zod';
import type { Frozen } from './event-kind.ts';
import { accessEvents } from './access-events.ts';
import { dutyEvents } from './duty-events.ts';
import { reminderEvents } from './reminder-events.ts';
import { reportEvents } from './report-events.ts';
import { rowEvents } from './row-events.ts';
import { signInEvents } from './sign-in-events.ts';
import { systemEvents } from './system-events.ts';

/** Every kind of event, by its permanent name. A name is never reused; a changed shape becomes a new version. */
export const EVENTS = Object.freeze({
  ...rowEvents,
  ...reportEvents,
  ...signInEvents,
  ...accessEvents,
  ...dutyEvents,
  ...systemEvents,
  ...reminderEvents,
});

export type EventType = keyof typeof EVENTS;

/** One event as an operation emits it. */
export type AuditEvent = {
  [Type in EventType]: {
    readonly type: Type;
    readonly data: Frozen<z.output<(typeof EVENTS)[Type]['schema']>>;
  };
}[EventType];
