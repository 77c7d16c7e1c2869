import type { ModuleGauge } from "../../kernel/define-module.ts";
import { outboxFigures } from "./sending/outbox-figures.ts";

export const gauges: readonly ModuleGauge[] = [
  {
    name: "keepword_outbox_waiting",
    help: "Messages on their way out that nobody can undo any more.",
    read: async (ctx) => (await outboxFigures(ctx)).waiting,
  },
  {
    name: "keepword_outbox_failed",
    help: "Messages that could not be sent and wait for a person.",
    read: async (ctx) => (await outboxFigures(ctx)).failed,
  },
  {
    name: "keepword_outbox_oldest_waiting_seconds",
    help: "Age of the oldest message that is still on its way out.",
    read: async (ctx) => {
      const { oldestWaitingAt } = await outboxFigures(ctx);
      return oldestWaitingAt ? (ctx.now().getTime() - oldestWaitingAt.getTime()) / 1_000 : 0;
    },
  },
];
