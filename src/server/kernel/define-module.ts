import type { Ctx } from "./ctx.ts";
import type { Reaction } from "./events/define-reaction.ts";
import type { Route } from "./http/route.ts";
import type { JobDefinition } from "./jobs/define-job.ts";

/** Something a module keeps running in a process of a role: the alarm clock, an indexer. */
export type Service = {
  name: string;
  role: "web" | "worker" | "receiver";
  start(ctx: Ctx, tools: ServiceTools): Promise<{ stop(): Promise<void> }>;
};

export type ServiceTools = {
  bell: import("./events/bell.ts").EventBell;
  /** Raises a counter or sets a gauge of /metrics. */
  metrics: import("./metrics.ts").Metrics;
};

/** A module's manifest, read only by `app.ts`. */
export type Module = {
  name: string;
  routes?: readonly Route[];
  // biome-ignore lint/suspicious/noExplicitAny: jobs of one list have different data
  jobs?: readonly JobDefinition<any>[];
  reactions?: readonly Reaction[];
  services?: readonly Service[];
  /** Fills what an empty desk needs (roles, a calendar); must bear being run at each start. */
  seed?: (ctx: Ctx) => Promise<void>;
};

/** Declares a module. */
export function defineModule(module: Module): Module {
  return module;
}
