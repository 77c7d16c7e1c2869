import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import { type CaseFacts, caseStatusChanged, getCases, isActive } from "../../cases/index.ts";
import { keptByMessages } from "../../conversations/index.ts";
import {
  declarePromiseKind,
  keepPromises,
  type PromiseFacts,
  pausePromises,
  withdrawPromises,
} from "../../promises/index.ts";
import { turnOf } from "./policy.ts";
import { standingAnswers } from "./standing-answers.ts";

/** The promises to answer; a case needs one of the two, not both. */
export const replyKinds = ["first_response", "next_response"] as const;

for (const kind of replyKinds) {
  declarePromiseKind({ kind, sameThingAs: "reply", catchUp: catchUpReplies });
}
/** The promise to have it solved; it waits while somebody else has the next move. */
declarePromiseKind({ kind: "resolution", catchUp: catchUpResolutions });

/** That somebody answers by a time; whoever answers says whether it is that answer. */
declarePromiseKind({ kind: "answer", catchUp: catchUpSaid });

/** Looks for answers that were given and are said to keep these. */
async function catchUpSaid(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const answers = await standingAnswers(ctx, casesOf(promises));
  const kept = await keptByMessages(
    ctx.db,
    answers.map(({ data }) => data.messageId),
  );
  const facts = answers.flatMap(({ id, at, caseId, data }) => {
    const promiseIds = kept.get(data.messageId);
    return promiseIds ? [{ caseId: caseId!, kinds: ["answer"], promiseIds, evidenceEventId: id, at }] : [];
  });
  await keepPromises(ctx, facts, promises);
}

/** Looks for answers that were given, and for cases that are done, before anything rings. */
async function catchUpReplies(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const caseIds = casesOf(promises);
  const kept = await keepPromises(
    ctx,
    (await standingAnswers(ctx, caseIds)).map((event) => ({
      caseId: event.caseId!,
      kinds: replyKinds,
      evidenceEventId: event.id,
      at: event.at,
      answersUntil: new Date(event.data.at),
    })),
    promises,
  );
  const left = promises.filter((row) => !kept.includes(row.id));
  const cases = await casesNow(ctx, caseIds);
  for (const row of cases.filter(({ category }) => !isActive(category))) {
    const withdrawal = { caseIds: [row.id], reason: `case_${row.category}`, at: row.solvedAt ?? ctx.now() };
    await withdrawPromises(ctx, withdrawal, left);
  }
}

/** The same for cases to be solved: they may be, or it may be another's turn. */
async function catchUpResolutions(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const caseIds = casesOf(promises);
  const changes = await eventsOfCases(ctx.db, caseIds, [caseStatusChanged.type]);
  for (const row of await casesNow(ctx, caseIds)) {
    const change = changes.findLast(
      (event) => event.caseId === row.id && (event.data as { to: string }).to === row.category,
    );
    if (!change) continue;
    const which = { caseIds: [row.id], kinds: ["resolution"], at: change.at };
    const turn = turnOf(row.category);
    if (!isActive(row.category)) {
      const evidence = { caseId: row.id, kinds: which.kinds, evidenceEventId: change.id, at: change.at };
      await keepPromises(ctx, evidence, promises);
    } else if (turn) await pausePromises(ctx, { ...which, turn }, promises);
  }
}

function casesOf(promises: readonly PromiseFacts[]): number[] {
  return [...new Set(promises.flatMap((row) => row.caseId ?? []))];
}

async function casesNow(ctx: Ctx, caseIds: readonly number[]): Promise<CaseFacts[]> {
  return [...(await getCases(ctx.as(systemActor("service-levels")), caseIds)).values()];
}
