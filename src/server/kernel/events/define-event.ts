import type { Static, TSchema } from "typebox";

/** A kind of fact: its type rhymes with permission and route (`cases.merged`). */
export type EventDefinition<T> = {
  readonly type: string;
  readonly schema: TSchema;
  /** One sentence for `docs/events.md`. */
  readonly description: string;
  /** Never set; carries the data's type. */
  readonly _data?: T;
};

/** A fact as it was written. `xid` and `id` together are its place in the reading order. */
export type EventRow<T = unknown> = {
  id: number;
  xid: string;
  type: string;
  at: Date;
  actorKind: string;
  actorId: number | null;
  actorName: string | null;
  caseId: number | null;
  customerId: number | null;
  data: T;
};

const catalogue = new Map<string, EventDefinition<unknown>>();

/**
 * Declares a fact: `export const caseMerged = defineEvent("cases.merged", "…", Type.Object({...}))`.
 * @throws Error when the type is declared twice
 */
export function defineEvent<S extends TSchema>(
  type: string,
  description: string,
  schema: S,
): EventDefinition<Static<S>> {
  if (catalogue.has(type)) throw new Error(`The event ${type} is declared twice.`);
  const definition = { type, schema, description };
  catalogue.set(type, definition);
  return definition;
}

/** Every declared event by type; `docs/events.md` is generated from it. */
export function eventCatalogue(): ReadonlyMap<string, EventDefinition<unknown>> {
  return catalogue;
}
