import { defineModule, type Service } from "../../kernel/define-module.ts";
import { startDrain } from "./drain.ts";
import { intakeFigures } from "./intake-figures.ts";
import { reactions } from "./reactions.ts";
import { removeRaw } from "./remove-raw.ts";
import { routes } from "./routes.ts";

const drain: Service = {
  name: "intake.drain",
  role: "worker",
  async start(ctx, { metrics }) {
    const settled = metrics.counter("keepword_intake_settled_total", "Deliveries worked on, by outcome.", ["outcome"]);
    return startDrain(ctx, { onSettled: (outcome) => settled.inc({ outcome }) });
  },
};

/** What channels deliver: stored raw, then understood, acknowledged, and never lost in between. */
export const intake = defineModule({
  name: "intake",
  routes,
  reactions,
  services: [drain],
  jobs: [removeRaw],
  gauges: [
    {
      name: "keepword_intake_pending",
      help: "Deliveries that are stored and not yet worked on.",
      read: async (ctx) => (await intakeFigures(ctx)).pending,
    },
    {
      name: "keepword_intake_failed",
      help: "Deliveries that could not be received.",
      read: async (ctx) => (await intakeFigures(ctx)).failed,
    },
    {
      name: "keepword_intake_lag_seconds",
      help: "How long the oldest pending delivery waits.",
      read: async (ctx) => {
        const { oldestPendingAt } = await intakeFigures(ctx);
        return oldestPendingAt ? (ctx.now().getTime() - oldestPendingAt.getTime()) / 1_000 : 0;
      },
    },
  ],
});
