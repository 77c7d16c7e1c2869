import type { Ctx } from "../../../kernel/ctx.ts";
import { findOpenCases } from "../../cases/index.ts";
import type { Move, Turning } from "../move.ts";
import { harmless } from "../understand/answering.ts";
import { promisedIn, timeZoneFor } from "./promised-in.ts";
import { provenCustomer } from "./proven.ts";

const MOST_CASES = 5;

/**
 * What somebody has open with us and what we promised them, from the ledger; for who is proven to be who they are. Anybody
 * else is asked for an address that they use with us, whether we know them or not.
 */
export async function ownMatters(tx: Ctx, turning: Turning): Promise<Move> {
  const { say } = turning;
  const customerId = await provenCustomer(tx, turning);
  if (customerId === null) {
    return { move: "ask_address", reason: "unproven", text: say("robot.askAddress"), waits: { for: "address" } };
  }
  return { move: "own_matters", reason: "proven", text: await mattersOf(tx, turning, customerId), waits: null };
}

/** The open cases of a customer in the brand that they speak with, with what is promised in each. */
export async function mattersOf(tx: Ctx, turning: Turning, customerId: number): Promise<string> {
  const { dialogue, say } = turning;
  const open = (await findOpenCases(tx, [customerId])).get(customerId) ?? [];
  const cases = open
    .filter(({ id, brandId }) => id !== dialogue.caseId && brandId === dialogue.brandId)
    .slice(0, MOST_CASES);
  if (cases.length === 0) return say("robot.nothingOpen");
  const timeZone = await timeZoneFor(tx, turning, customerId);
  const lines: string[] = [];
  for (const { id, subject } of cases) {
    lines.push(`#${id} ${harmless(subject)}`);
    const promised = await promisedIn(tx, turning, id, timeZone);
    lines.push(...promised);
    if (promised.length === 0) lines.push(`– ${say("robot.nothingPromised")}`);
  }
  return [say("robot.yourMatters"), ...lines].join("\n");
}
