import type { Service } from "../../kernel/define-module.ts";
import { followDurably } from "../../kernel/events/follow.ts";
import { touchedBy } from "./events-to-index.ts";
import { writeIndex } from "./write-index.ts";

/** Keeps the index in step with the events, a batch at a time; what was missed while no worker ran is caught up with. */
export const indexer: Service = {
  name: "search indexer",
  role: "worker",
  start: (ctx, { bell }) =>
    followDurably({ db: ctx.db, bell, log: ctx.log }, "search", (trx, events) =>
      writeIndex(ctx, trx, touchedBy(events)),
    ),
};
