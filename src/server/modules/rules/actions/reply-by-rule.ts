import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getBrand } from "../../brands/index.ts";
import { getCase, macroText } from "../../cases/index.ts";
import { lastIncomingOf, lockAddress, replyTargets, sendMessage } from "../../conversations/index.ts";
import { whySilent } from "../../intake/index.ts";
import { repliesTo } from "../store/firings.ts";
import type { Outcome, ToDo } from "./act.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A customer gets no more of rules in a day, whatever rules there are and in however many cases. */
const REPLIES_A_DAY = 5;

/**
 * Sends the customer what a macro says. As whatever writes by itself could be answered by what answers by itself, it is
 * said to be a machine's; machines, third persons and boxes that nobody reads get nothing, one rule writes once a day into
 * a case, and one customer gets a few a day at most.
 */
export async function replyByRule(
  tx: Ctx,
  { firing }: ToDo,
  action: Extract<RuleAction, { do: "reply" }>,
): Promise<Outcome> {
  const row = await getCase(tx, firing.caseId);
  const target = (await replyTargets(tx, [row.id])).get(row.id);
  const [recipient] = target?.to ?? [];
  if (!target?.accountId || !recipient || !target.canSend) return { skipped: "no_way" };
  // One after the other for one customer, so that many at once cannot each find the limit not reached yet.
  await lockAddress(tx, `rules ${row.customerId}`);
  const since = new Date(tx.now().getTime() - DAY);
  const lately = await repliesTo(tx.db, { customerId: row.customerId, since });
  if (lately.some(({ caseId, ruleId }) => caseId === row.id && ruleId === firing.ruleId))
    return { skipped: "said_lately" };
  if (lately.length >= REPLIES_A_DAY) return { skipped: "too_many" };
  const message = await lastIncomingOf(tx, row.id);
  const facts = message ?? { kind: "message", autoReply: null, thirdPerson: false, unprovenStation: false };
  const silence = whySilent({ ...facts, address: recipient.address, heardLately: false, lately: 0 });
  if (silence) return { skipped: silence };
  const brand = await getBrand(tx, row.brandId);
  const text = await macroText(tx, { caseId: row.id, macroId: action.macroId, agent: brand.name });
  if (text === null) return { skipped: "no_text" };
  await sendMessage(tx, {
    caseId: row.id,
    customerId: row.customerId,
    accountId: target.accountId,
    kind: "notice",
    recipients: { to: target.to, cc: [], bcc: [] },
    subject: target.subject ?? row.subject,
    text,
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
  return {};
}
