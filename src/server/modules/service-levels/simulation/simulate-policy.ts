import type { SimulatedItem, SimulatePolicy, Simulation } from "../../../../shared/contract/simulation.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, getCases, openedSince } from "../../cases/index.ts";
import { tiersOf } from "../../customers/index.ts";
import { calendarOf, withKnownErrors } from "../../promises/index.ts";
import { type CaseToMatch, choosePolicy, type Policy } from "../policies/choose-policy.ts";
import { calendarIdFor, currentPolicies } from "../policies/current-policies.ts";
import { checkSpec } from "../policies/save-policy.ts";
import { subjectOf } from "../policies/subject-of.ts";
import { happeningsOf } from "./happenings-of.ts";
import { type Judged, judge, notPromised } from "./judge.ts";
import { countIn, emptyCounts } from "./tally.ts";
import { type Owed, whatWasOwed } from "./what-was-owed.ts";

/** More cases than these are not looked at; the newest are. */
export const MOST_CASES = 100_000;
/** Cases looked at in one go, by three statements. */
const BATCH = 1_000;
/** What would have been different, as far as it is listed. */
const MOST_ITEMS = 2_000;
const DAY = 86_400_000;

/**
 * Runs a changed policy over the cases of the last days: what would have been kept and broken by the policies of now, and by
 * those with the change, had everybody answered and solved when they did. Cases are taken as they are today, and calendars
 * too. Nothing is written.
 *
 * @throws service-levels.target_twice, service-levels.step_unclear, calendars.*
 */
export async function simulatePolicy(ctx: Ctx, { id, policy, days }: SimulatePolicy): Promise<Simulation> {
  await checkSpec(ctx, policy.spec);
  const now = ctx.now().getTime();
  const since = new Date(now - days * DAY);
  const current = await currentPolicies(ctx);
  const changed = withChange(current, id, policy);
  const found = await openedSince(ctx, { since, limit: MOST_CASES + 1 });
  const ids = found.slice(0, MOST_CASES);
  const counts = emptyCounts();
  const items: SimulatedItem[] = [];
  let different = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const cases = await getCases(ctx, ids.slice(start, start + BATCH));
    const [happenings, tiers] = await Promise.all([
      happeningsOf(ctx, [...cases.keys()]),
      tiersOf(ctx, [...new Set([...cases.values()].map(({ customerId }) => customerId))]),
    ]);
    for (const facts of cases.values()) {
      const subject = { ...subjectOf(facts), tier: tiers.get(facts.customerId) ?? null };
      for (const owed of whatWasOwed(happenings.get(facts.id) ?? [])) {
        const before = await judgedBy(ctx, current, subject, owed, now);
        const after = await judgedBy(ctx, changed, subject, owed, now);
        countIn(counts, owed.kind, before.state, after.state);
        if (before.state === after.state) continue;
        different++;
        if (items.length < MOST_ITEMS) items.push(itemOf(facts, owed, before, after));
      }
    }
  }
  const limited = found.length > MOST_CASES;
  return { since: since.toISOString(), cases: ids.length, limited, counts: Object.values(counts), different, items };
}

/** The policies in use as they would be once the change is saved. */
function withChange(current: readonly Policy[], id: number | null, changed: SimulatePolicy["policy"]): Policy[] {
  const others = current.filter((policy) => policy.id !== id);
  if (!changed.active) return others;
  const { name, position, spec } = changed;
  return [...others, { id: id ?? Number.MAX_SAFE_INTEGER, version: 0, name, position, spec }];
}

async function judgedBy(
  ctx: Ctx,
  policies: readonly Policy[],
  subject: CaseToMatch,
  owed: Owed,
  now: number,
): Promise<Judged> {
  const choice = choosePolicy(policies, subject, owed.kind);
  if (!choice) return notPromised;
  const { policy, businessMinutes } = choice;
  const { teamId, brandId } = subject;
  const calendarId = await calendarIdFor(ctx, { calendarId: policy.spec.calendarId, teamId, brandId });
  const { compiled } = await calendarOf(ctx, calendarId);
  return withKnownErrors(() => judge(owed, { businessMinutes, policy: policy.name, calendar: compiled }, now));
}

function itemOf({ id, subject }: CaseFacts, owed: Owed, now: Judged, changed: Judged): SimulatedItem {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const outcome = ({ state, dueAt, policy }: Judged) => ({ state, dueAt: time(dueAt), policy });
  return {
    caseId: id,
    subject,
    kind: owed.kind,
    startedAt: time(owed.startedAt)!,
    doneAt: time(owed.doneAt ?? owed.goneAt),
    now: outcome(now),
    changed: outcome(changed),
  };
}
