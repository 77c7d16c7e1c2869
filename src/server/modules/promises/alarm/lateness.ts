import type { ModuleGauge } from "../../../kernel/define-module.ts";
import { nextMoment } from "../store/alarm.ts";

/** How far the alarm clock is behind: 0 while every ring is on time. */
export const lateness: ModuleGauge = {
  name: "keepword_promises_ringing_late_seconds",
  help: "How long the next promise to ring has waited for it.",
  async read(ctx) {
    const next = await nextMoment(ctx.db);
    return next === null ? 0 : Math.max(0, (ctx.now().getTime() - next.getTime()) / 1_000);
  },
};
