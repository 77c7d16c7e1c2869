import { spokenTime } from "../../../../shared/spoken-time.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Say } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { findOpenCases } from "../../cases/index.ts";
import { localeOf } from "../../customers/index.ts";
import { promisesForCustomer } from "../../promises/index.ts";
import type { Move, Turning } from "../move.ts";
import { harmless } from "../understand/answering.ts";
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
export async function mattersOf(tx: Ctx, { dialogue, say }: Turning, customerId: number): Promise<string> {
  const { locale } = dialogue;
  const open = (await findOpenCases(tx, [customerId])).get(customerId) ?? [];
  const cases = open
    .filter(({ id, brandId }) => id !== dialogue.caseId && brandId === dialogue.brandId)
    .slice(0, MOST_CASES);
  if (cases.length === 0) return say("robot.nothingOpen");
  const timeZone =
    (await localeOf(tx, [customerId])).get(customerId)?.timeZone ?? (await getBrand(tx, dialogue.brandId)).timeZone;
  const lines: string[] = [];
  for (const { id, subject } of cases) {
    lines.push(`#${id} ${harmless(subject)}`);
    const promised = (await promisesForCustomer(tx, id)).filter(({ state }) => state === "open" || state === "broken");
    for (const { dueAt, kind, words } of promised) {
      const time = dueAt ? spokenTime(new Date(dueAt), locale, timeZone) : say("robot.noTime");
      lines.push(`– ${words ? harmless(words) : kindInWords(say, kind)} ${say("robot.until")}${time}`);
    }
    if (promised.length === 0) lines.push(`– ${say("robot.nothingPromised")}`);
  }
  return [say("robot.yourMatters"), ...lines].join("\n");
}

/** As the customer's page calls it. */
function kindInWords(say: Say, kind: string): string {
  return say(`portal.promises.kind.${kind}`);
}
