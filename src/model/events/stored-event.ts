import { storable } from '../text/storable.ts';
import type { EventKind } from './event-kind.ts';
import { type AuditEvent, EVENTS } from './catalogue.ts';

/** An event as the log stores it. */
export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  /** JSON; it is hashed exactly as stored. */
  readonly payload: string;
}

/**
 * The stored form of an event.
 * @param guarded what its change wrote to tables that decide rights, beside the data of the kind; null: nothing
 * @throws ZodError for data that its kind does not allow (a programmer's fault)
 */
export function storeEvent({ type, data }: AuditEvent, guarded: object | null = null): StoredEvent {
  const kind: EventKind = EVENTS[type];
  return Object.freeze({
    type,
    version: kind.version,
    payload: JSON.stringify(
      { ...(kind.schema.parse(data) as object), ...(guarded && { guarded }) },
      storable,
    ),
  });
}

/**
 * The sentence of a stored event, for every version.
 * @returns null when this program cannot read it: an unknown type, a later version, or data of another shape
 */
export function storedEventInWords({ type, version, payload }: StoredEvent): string | null {
  if (!Object.hasOwn(EVENTS, type)) return null;
  const kind: EventKind = EVENTS[type as keyof typeof EVENTS];
  try {
    const { guarded: _, ...stored } = JSON.parse(payload) as Readonly<Record<string, unknown>>;
    let data: unknown = stored;
    for (let at = version; at < kind.version; at += 1) data = kind.older[at]?.(data);
    if (version > kind.version) return null;
    const read = kind.schema.safeParse(data);
    return read.success ? kind.words(read.data) : null;
  } catch {
    return null;
  }
}
