import type { CaseKind } from "../../../../shared/contract/forms.ts";
import type { SlaKind } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { tiersOf } from "../../customers/index.ts";
import { makePromises, type ToMake } from "../../promises/index.ts";
import { type CaseToMatch, type Choice, choosePolicy, type Policy } from "../policies/choose-policy.ts";
import { calendarIdFor, currentPolicies } from "../policies/current-policies.ts";
import { replyKinds } from "./kinds.ts";

/** The customer came to us about a case, and waits for a word from us. */
export type Contact = {
  caseId: number;
  customerId: number;
  brandId: number;
  teamId: number | null;
  ownerId: number | null;
  channel: string;
  priority: number;
  tags: readonly string[];
  /** a question, which no form opened, unless said otherwise */
  kind?: CaseKind;
  formId?: number | null;
  severity?: string | null;
  partnerId?: number | null;
  /** when they came: the promise counts from then */
  at: Date;
  /** the contact that opened the case */
  first: boolean;
};

const MINUTE = 60_000;

/**
 * Promises answers, as the policies say: the first response to a new case, the next one to a case whose customer has no
 * open promise of an answer yet, and a solution where a policy promises one. Must run in the transaction that receives
 * the contact; policies and calendars come from memory, so that it costs one statement, however many contacts there are.
 *
 * @param why what the log keeps of the reason, beside the choice of the policy
 * @throws calendars.never_opens and the like, when a calendar in use cannot be counted in
 */
export async function promiseAnswers(
  ctx: Ctx,
  contacts: readonly Contact[],
  why: Record<string, unknown> = {},
): Promise<void> {
  const policies = await currentPolicies(ctx);
  const tiers = policies.some(({ spec }) => spec.match.tiers?.length)
    ? await tiersOf(
        ctx,
        contacts.map(({ customerId }) => customerId),
      )
    : new Map<number, string>();
  const wanted: ToMake[] = [];
  for (const contact of contacts) {
    const subject = {
      kind: "question" as const,
      formId: null,
      ...contact,
      tier: tiers.get(contact.customerId) ?? null,
    };
    for (const kind of [contact.first ? "first_response" : "next_response", "resolution"] as const) {
      const promise = await promiseOf(ctx, policies, subject, kind);
      if (promise) wanted.push({ ...promise, why: { ...promise.why, ...why } });
    }
  }
  await makePromises(ctx, wanted);
}

/** What the policy that fits promises of a kind to a contact's case; null where none does. */
export async function promiseOf(
  ctx: Ctx,
  policies: readonly Policy[],
  contact: Contact & CaseToMatch,
  kind: SlaKind,
): Promise<ToMake | null> {
  const choice = choosePolicy(policies, contact, kind);
  if (!choice) return null;
  const { policy, businessMinutes } = choice;
  const { caseId, customerId, teamId, ownerId, brandId } = contact;
  const calendarId = await calendarIdFor(ctx, { calendarId: policy.spec.calendarId, teamId, brandId });
  return {
    kind,
    caseId,
    customerId,
    promisor: { kind: "brand", id: brandId },
    source: "policy",
    term: { businessMs: businessMinutes * MINUTE, calendarId },
    startedAt: contact.at,
    ladder: policy.spec.ladder,
    policy: { id: policy.id, version: policy.version },
    ownerId,
    teamId,
    why: whyOf(choice),
    unless: unlessOf(kind),
  };
}

/** What the log keeps of the choice: the policy by the name it had, and the criteria by which it fitted. */
function whyOf({ policy, matched }: Choice): Record<string, unknown> {
  return { policy: policy.name, matched };
}

/** An answer is owed once, however often the customer asks; what was solved once is promised anew when it comes back. */
function unlessOf(kind: SlaKind): NonNullable<ToMake["unless"]> {
  return kind === "resolution"
    ? { kinds: [kind], states: ["open", "broken"] }
    : { kinds: replyKinds, states: ["open"] };
}
