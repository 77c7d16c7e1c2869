import type { Permission } from "../../shared/permissions.ts";
import type { RunningConfig } from "./config.ts";
import type { Database } from "./db/pool.ts";
import type { EventDefinition } from "./events/define-event.ts";
import type { FileStore } from "./files/file-store.ts";
import type { JobDefinition, JobOptions } from "./jobs/define-job.ts";
import type { Log } from "./log.ts";

/** Who acts. `permissions` is what routes and rows are checked against. */
export type Actor = {
  kind: "staff" | "api_key" | "customer" | "system";
  /** staff, key or customer id; null for the system */
  id: number | null;
  /** Shown in logs and timelines: a person's name, a key's name, or the job that acts. */
  name: string;
  permissions: ReadonlySet<Permission>;
  teamIds: readonly number[];
  locale?: string;
  ip?: string;
};

/** What an event belongs to, so that timelines find it. */
export type EventSubject = { caseId?: number | null; customerId?: number | null };

/**
 * All that a verb may use: `fn(ctx, input)`. A transaction hands on a ctx of the same shape.
 */
export type Ctx = {
  readonly db: Database;
  readonly actor: Actor;
  readonly log: Log;
  readonly config: RunningConfig;
  readonly files: FileStore;
  /** The only clock: tests own it. */
  now(): Date;
  /**
   * Announces a fact in the running transaction: no commit, no event.
   * @throws Error outside a transaction
   */
  emit<T>(event: EventDefinition<T>, data: T, subject?: EventSubject): void;
  /**
   * Leaves work for a worker, in the running transaction.
   * @throws Error outside a transaction
   */
  enqueue<T>(job: JobDefinition<T>, data: T, options?: JobOptions): void;
  /** Runs `fn` in a transaction, the running one if there is one. */
  tx<R>(fn: (ctx: Ctx) => Promise<R>): Promise<R>;
  /** The same ctx for another actor. */
  as(actor: Actor): Ctx;
};

/** An actor for work nobody asked for in person: jobs, reactions, the alarm clock. */
export function systemActor(name: string): Actor {
  return { kind: "system", id: null, name, permissions: new Set(), teamIds: [] };
}

/** True when the actor may do it; the system may do everything. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.kind === "system" || actor.permissions.has(permission);
}
