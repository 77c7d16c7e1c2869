import type { CaseCauses, NamedCause } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, getCase } from "../../cases/index.ts";
import { wordsOfCases } from "../../conversations/index.ts";
import { hintsIn } from "../policy.ts";
import { readCauseSettings } from "../settings.ts";
import { findCaseCauses } from "../store/case-causes.ts";
import { allCauses, type CauseRow } from "../store/causes.ts";
import { causesOfSameTags } from "../store/likely.ts";

const SUGGESTED = 4;
/** A word of the customer's says more than what others with the same tag had. */
const WORD_WEIGHT = 3;
const MOST_FROM_CASES = 3;

/** What a case came about by, and what it likely came about by. @throws cases.not_found */
export async function causesOfCase(ctx: Ctx, caseId: number): Promise<CaseCauses> {
  const row = await getCase(ctx, caseId);
  const [named, causes, settings] = await Promise.all([
    findCaseCauses(ctx.db, [caseId]),
    allCauses(ctx.db),
    readCauseSettings(ctx),
  ]);
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  const refs = named.flatMap(({ causeId, main }) => {
    const cause = byId.get(causeId);
    return cause ? [{ main, ref: refOf(cause) }] : [];
  });
  return {
    main: refs.find(({ main }) => main)?.ref ?? null,
    more: refs.filter(({ main }) => !main).map(({ ref }) => ref),
    product: named[0]?.product ?? null,
    suggestions: await suggest(ctx, row, causes, new Set(named.map(({ causeId }) => causeId))),
    required: settings.required && row.kind === "complaint",
  };
}

async function suggest(
  ctx: Ctx,
  row: CaseFacts,
  causes: readonly CauseRow[],
  named: ReadonlySet<number>,
): Promise<CaseCauses["suggestions"]> {
  const [said, alike] = await Promise.all([
    wordsOfCases(ctx, [row.id]),
    causesOfSameTags(ctx.db, { caseId: row.id, tags: row.tags }),
  ]);
  const text = [row.subject, ...(said.get(row.id) ?? []).map((message) => message.text)].join("\n");
  return causes
    .filter(({ id, archivedAt }) => archivedAt === null && !named.has(id))
    .map((cause) => ({ cause: refOf(cause), words: hintsIn(text, cause.hints), cases: alike.get(cause.id) ?? 0 }))
    .map((likely) => ({ likely, score: WORD_WEIGHT * likely.words.length + Math.min(likely.cases, MOST_FROM_CASES) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.likely.cases - a.likely.cases || a.likely.cause.id - b.likely.cause.id)
    .slice(0, SUGGESTED)
    .map(({ likely }) => likely);
}

function refOf({ id, code, names }: CauseRow): NamedCause {
  return { id, code, names };
}
