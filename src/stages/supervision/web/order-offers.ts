import type { Choices } from './choices.ts';

/** What of an order and of the acting post decides which acts are offered. */
export interface OrderSeen {
  readonly status: string;
  readonly unit: string | null;
  readonly values: Readonly<Record<string, string | null>>;
}

interface Actor {
  /** Whether the post may accept a reply. */
  readonly accepts: boolean;
  readonly unit: string | null;
}

/** The acts on an order that its page offers. */
export interface OrderOffers {
  readonly reply: boolean;
  /** The levels to which it may be escalated. */
  readonly levels: Choices;
}

/**
 * The acts that the page of orders offers: never one that the service would refuse in that state. A test compares them
 * with the service for every post and state.
 * @param levels of escalation, in ascending order
 */
export function orderOffers({ status, unit, values }: OrderSeen, actor: Actor, levels: Choices): OrderOffers {
  if (status === 'voided') return { reply: false, levels: [] };
  const replied = values['replied_on'] !== null && status !== 'returned';
  return {
    // A post that will accept the reply does not write it, except for its own unit.
    reply: !replied && (!actor.accepts || unit === actor.unit),
    levels:
      unit === actor.unit
        ? []
        : levels.slice(levels.findIndex(({ code }) => code === values['escalation']) + 1),
  };
}
