import { spokenTime } from "../../../../shared/spoken-time.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getBrand } from "../../brands/index.ts";
import { localeOf } from "../../customers/index.ts";
import { promisesForCustomer } from "../../promises/index.ts";
import type { Turning } from "../move.ts";
import { harmless } from "../understand/answering.ts";

/** What was promised in a case and is not kept yet, a line each, with the time. */
export async function promisedIn(
  tx: Ctx,
  { dialogue, say }: Turning,
  caseId: number,
  timeZone: string,
): Promise<string[]> {
  const promised = await promisesForCustomer(tx, caseId);
  return promised
    .filter(({ state }) => state === "open" || state === "broken")
    .map(({ dueAt, kind, words }) => {
      const time = dueAt ? spokenTime(new Date(dueAt), dialogue.locale, timeZone) : say("robot.noTime");
      // As the customer's page calls it.
      return `– ${words ? harmless(words) : say(`portal.promises.kind.${kind}`)} ${say("robot.until")}${time}`;
    });
}

/** Whose clock a customer is told times by. */
export async function timeZoneFor(tx: Ctx, { dialogue }: Turning, customerId: number): Promise<string> {
  const own = (await localeOf(tx, [customerId])).get(customerId)?.timeZone;
  return own ?? (await getBrand(tx, dialogue.brandId)).timeZone;
}
