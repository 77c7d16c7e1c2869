import type { Ctx } from "./ctx.ts";
import type { EventBell } from "./events/bell.ts";
import type { Reaction } from "./events/define-reaction.ts";
import type { Route } from "./http/route.ts";
import type { JobDefinition } from "./jobs/define-job.ts";
import type { Metrics } from "./metrics.ts";

/** Something a module keeps running in a process of a role: the alarm clock, an indexer. */
export type Service = {
  name: string;
  role: "web" | "worker" | "receiver";
  start(ctx: Ctx, tools: ServiceTools): Promise<{ stop(): Promise<void> }>;
};

export type ServiceTools = {
  bell: EventBell;
  metrics: Metrics;
};

/** A figure of /metrics, read when somebody asks: `read` must be a query on an index. */
export type ModuleGauge = { name: `keepword_${string}`; help: string; read: (ctx: Ctx) => Promise<number> };

/** A module's manifest, read only by `app.ts`. */
export type Module = {
  name: string;
  routes?: readonly Route[];
  // biome-ignore lint/suspicious/noExplicitAny: jobs of one list have different data
  jobs?: readonly JobDefinition<any>[];
  reactions?: readonly Reaction[];
  services?: readonly Service[];
  gauges?: readonly ModuleGauge[];
  /** Fills what an empty desk needs (roles, a calendar); must bear being run at each start. */
  seed?: (ctx: Ctx) => Promise<void>;
};

/** Declares a module. */
export function defineModule(module: Module): Module {
  return module;
}
