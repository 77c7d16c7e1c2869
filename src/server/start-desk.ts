import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { channelAdapters, modules } from "./app.ts";
import { channels, registerChannels } from "./kernel/channel/index.ts";
import type { Config } from "./kernel/config.ts";
import type { Ctx } from "./kernel/ctx.ts";
import { dispatcher, forgetReactionRuns } from "./kernel/events/dispatch.ts";
import { followDurably } from "./kernel/events/follow.ts";
import { createServer } from "./kernel/http/create-server.ts";
import { measureRequests } from "./kernel/http/measure-requests.ts";
import { defineJob } from "./kernel/jobs/define-job.ts";
import { jobGauges } from "./kernel/jobs/gauges.ts";
import { startWorker } from "./kernel/jobs/worker.ts";
import type { Log } from "./kernel/log.ts";
import { createMetrics, type Metrics, showGauges } from "./kernel/metrics.ts";
import { serveLive } from "./live.ts";
import { authenticate, mountAuth } from "./modules/accounts/index.ts";
import { startChatLines } from "./modules/chat/index.ts";
import { startShareLines } from "./modules/cobrowse/index.ts";
import { showMetrics } from "./modules/system/index.ts";
import { type OpenDesk, openDesk } from "./open-desk.ts";
import { startReceivers } from "./receivers.ts";
import { serveWeb } from "./serve-web.ts";

export type RunningDesk = { desk: OpenDesk; metrics: Metrics; http: FastifyInstance | null; stop(): Promise<void> };

const forgetRuns = defineJob(
  "kernel.forget-reaction-runs",
  { schema: Type.Object({}), cron: "17 3 * * *" },
  forgetReactionRuns,
);

/** Starts a desk in the roles of its settings. `stop()` ends all in the opposite order, finishing what is in hand. */
export async function startDesk(config: Config, log: Log): Promise<RunningDesk> {
  const stops: Stops = [];
  const stop = async () => {
    for (const end of stops.reverse().splice(0))
      await end().catch((error) => log.error({ err: error }, "while stopping"));
  };
  try {
    registerChannels(channelAdapters);
    const desk = await openDesk(config, log, "desk");
    stops.push(() => desk.close());
    // Connections that are kept for the next message would keep the process.
    stops.push(async () => {
      for (const channel of channels()) channel.stopSending?.();
    });
    const metrics = openMetrics(desk.ctx);
    for (const role of config.roles) {
      for (const service of modules.flatMap((module) => module.services ?? [])) {
        if (service.role === role) {
          const running = await service.start(desk.ctx, { bell: desk.bell, metrics });
          stops.push(() => running.stop());
        }
      }
    }
    if (config.roles.includes("worker")) await startWorking(desk, log, metrics, stops);
    const http = config.roles.includes("web") ? await buildHttp(desk, log, metrics, stops) : null;
    if (http) {
      await http.listen({ port: config.port, host: config.host });
    }
    if (config.roles.includes("receiver")) {
      const receivers = await startReceivers(desk.ctx, config);
      stops.push(() => receivers.stop());
    }
    return { desk, metrics, http, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openMetrics(ctx: Ctx): Metrics {
  const metrics = createMetrics();
  showGauges(metrics, [...jobGauges, ...modules.flatMap((module) => module.gauges ?? [])], ctx);
  showMetrics(ctx, metrics);
  return metrics;
}

type Stops = (() => Promise<unknown>)[];

async function startWorking(desk: OpenDesk, log: Log, metrics: Metrics, stops: Stops): Promise<void> {
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const finished = metrics.counter("keepword_jobs_total", "Jobs that ended, by outcome.", ["task", "outcome"]);
  const follower = await followDurably({ db: desk.ctx.db, bell: desk.bell, log }, "reactions", dispatcher(reactions));
  stops.push(() => follower.stop());
  const worker = await startWorker({
    pool: desk.pool,
    log,
    ctx: desk.ctx,
    jobs: [forgetRuns, ...modules.flatMap((module) => module.jobs ?? [])],
    reactions,
    concurrency: desk.ctx.config.workerConcurrency,
    onJobEnd: (task, outcome) => finished.inc({ task, outcome }),
  });
  stops.push(() => worker.stop());
}

async function buildHttp(desk: OpenDesk, log: Log, metrics: Metrics, stops: Stops) {
  const http = await createServer({
    ctx: desk.ctx,
    log,
    routes: modules.flatMap((module) => module.routes ?? []),
    authenticate: (request) => authenticate(desk.ctx, request),
    trustProxy: desk.ctx.config.trustProxy,
    extend: async (app) => {
      measureRequests(app, metrics);
      await mountAuth(app, desk.ctx);
      await serveWeb(app, desk.ctx.config.url);
    },
  });
  stops.push(() => http.close());
  // Ends before the server does, which waits for every line that is still open.
  const chat = startChatLines(desk);
  stops.push(() => chat.stop());
  metrics.gauge("keepword_chat_lines", "Visitors' pages that are told what happens.", [], (gauge) =>
    gauge.set(chat.size()),
  );
  const share = startShareLines(desk);
  stops.push(() => share.stop());
  metrics.gauge("keepword_share_lines", "Lines of customers' pages that are shown, and of who looks.", [], (gauge) =>
    gauge.set(share.size()),
  );
  const live = await serveLive(http, desk, metrics, (...socket) => chat.upgrade(...socket) || share.upgrade(...socket));
  stops.push(() => live.stop());
  return http;
}
