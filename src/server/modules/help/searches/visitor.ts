import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../../kernel/ctx.ts";
import { sign } from "../../../kernel/seal.ts";
import type { Browser } from "../../conversations/index.ts";
import { isMachine } from "../views/machine.ts";

const DAY = 86_400_000;
/** Who comes back about a matter does so within this time. */
export const RETURN_MS = 72 * 3_600_000;

/** A visitor of one day, and the network they came from: unreadable without the desk's secret, and another one tomorrow. */
export type DayVisitor = { visit: string; network: string };

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Who asks for a page; null for who asked not to be tracked, and for machines that say so. */
export function visitorToday(ctx: Ctx, { headers }: Pick<FastifyRequest, "headers">): DayVisitor | null {
  if (headers.dnt === "1" || headers["sec-gpc"] === "1" || isMachine(headers)) return null;
  return visitorOn(ctx, { ip: ctx.actor.ip ?? "", agent: headers["user-agent"] ?? "" }, dayOf(ctx.now()));
}

/** The same browser on each day from which somebody may have come back. */
export function visitsSince(ctx: Ctx, browser: Browser): string[] {
  const now = ctx.now().getTime();
  const days = [0, 1, 2, 3].map((back) => dayOf(new Date(now - back * DAY)));
  return days.map((day) => visitorOn(ctx, browser, day).visit);
}

function visitorOn({ config }: Ctx, { ip, agent }: Browser, day: string): DayVisitor {
  const hash = (...parts: string[]) => sign(config.secret, "help-visit", JSON.stringify([day, ip, ...parts]));
  return { visit: hash(agent), network: hash() };
}
