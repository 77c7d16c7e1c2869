import { sql } from "kysely";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { newestInSight } from "../cases/index.ts";
import { frequenciesOf } from "./frequencies.ts";
import { find, searchKinds } from "./index.ts";
import { chooseWay } from "./policy.ts";
import type { SearchKind } from "./store/documents.ts";
import { matchesByIndex, matchesByWalk, matchesOfCases } from "./store/matches.ts";
import { tsqueryLiteral } from "./tsvector.ts";

const { ctx } = await openTestDesk();
const DOCUMENTS = 24_000;
const LIMIT = 20;

type Written = { kind: SearchKind; refId: number; caseId: number | null; words: string[] };

/** Newest first. Customers are older than all else; only they have "com", and all others have "alpha" or "beta". */
const documents: readonly Written[] = Array.from({ length: DOCUMENTS }, (_, age) => {
  const refId = DOCUMENTS - age;
  if (refId <= 4_000) return { kind: "customer", refId, caseId: null, words: ["com"] };
  // Both stand together in a few of the oldest.
  const common = refId < 4_400 && refId % 10 === 0 ? ["alpha", "beta"] : [refId % 2 ? "alpha" : "beta"];
  return {
    kind: refId % 3 === 0 ? "case" : "message",
    refId,
    caseId: refId % 500,
    words: [...common, `w${refId % 401}`],
  };
});

// More than a small desk's, for there every search goes by the index.
beforeAll(async () => {
  const rows = documents.map(({ words, ...row }, age) => ({
    ...row,
    at: new Date(ctx.now().getTime() - age * 60_000),
    terms: words.map((word) => `'${word}':1`).join(" "),
  }));
  await sql`
    insert into search_documents (kind, ref_id, case_id, at, terms)
    select kind, "refId", "caseId", at, terms::tsvector
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d(kind text, "refId" bigint, "caseId" bigint, at timestamptz, terms text)
  `.execute(ctx.db);
  await sql`vacuum analyze search_documents`.execute(ctx.db);
});

/** What a search should find: all words count alike here, so the newest are the best. */
function newest(words: readonly string[], kinds: readonly SearchKind[]): string[] {
  return documents
    .filter((document) => kinds.includes(document.kind) && words.every((word) => document.words.includes(word)))
    .slice(0, LIMIT)
    .map(({ kind, refId }) => `${kind} ${refId}`);
}

function setCaseOf(kind: SearchKind, refId: number, caseId: number) {
  return sql`update search_documents set case_id = ${caseId} where kind = ${kind} and ref_id = ${refId}`.execute(
    ctx.db,
  );
}

const briefly = (matches: readonly { kind: string; refId: number }[]) =>
  matches.map(({ kind, refId }) => `${kind} ${refId}`);

describe("the best of many documents", () => {
  test.each([
    ["rare", "w7", "index"],
    ["common", "alpha", "walk"],
    ["a common one among the oldest kind alone", "com", "walk"],
    ["two common ones that seldom stand together", "alpha beta", "walk"],
    ["a common and a rare one", "alpha w7", "index"],
  ] as const)("%s: what has all the words, newest first", async (_name, query, way) => {
    const words = query.split(" ");
    expect(chooseWay(words, await frequenciesOf(ctx), LIMIT).kind).toBe(way);
    expect(newest(words, searchKinds).length).toBe(LIMIT);
    expect(briefly(await find(ctx, { query, kinds: searchKinds, limit: LIMIT }))).toEqual(newest(words, searchKinds));
  });

  test("of one kind alone", async () => {
    for (const kind of ["case", "message"] as const) {
      expect(briefly(await find(ctx, { query: "alpha", kinds: [kind], limit: LIMIT }))).toEqual(
        newest(["alpha"], [kind]),
      );
    }
    expect(await find(ctx, { query: "alpha", kinds: ["customer"], limit: LIMIT })).toEqual([]);
  });

  test("both ways find the same, of what may be seen", async () => {
    for (const words of [["alpha"], ["alpha", "beta"], ["w7"], ["com"], ["alpha", "com"]]) {
      for (const kinds of [searchKinds, ["message"], ["customer", "case"]] as const) {
        for (const visible of [sql<boolean>`true`, sql<boolean>`d.case_id % 2 = 0`, sql<boolean>`false`]) {
          const wanted = { query: tsqueryLiteral(words), kinds, visible, limit: LIMIT };
          const walked = await matchesByWalk(ctx.db, wanted, DOCUMENTS);
          expect(briefly(walked)).toEqual(briefly(await matchesByIndex(ctx.db, wanted)));
        }
      }
    }
  });

  test("whoever sees few cases is shown the best of theirs, and what belongs to no case", async () => {
    const { id: ownerId } = await buildStaff(ctx);
    const teamId = await buildTeam(ctx);
    const agent = ctx.as({
      ...ctx.actor,
      kind: "staff",
      id: ownerId,
      teamIds: [teamId],
      permissions: new Set(["cases:read"]),
    });
    const [{ caseId: mine }, { caseId: ours }] = [await buildCase(ctx, { ownerId }), await buildCase(ctx, { teamId })];
    const theirs = documents
      .filter(({ kind, words }) => kind === "message" && words.includes("alpha"))
      .slice(-2 * LIMIT);
    for (const [n, { refId }] of theirs.entries()) await setCaseOf("message", refId, n % 2 ? mine : ours);
    onTestFinished(async () => {
      for (const { refId, caseId } of theirs) await setCaseOf("message", refId, caseId!);
    });
    const inSight = ({ caseId }: Written) => caseId === mine || caseId === ours;
    const expected = documents
      .filter((document) => document.words.includes("alpha") && (inSight(document) || theirs.includes(document)))
      .slice(0, LIMIT)
      .map(({ kind, refId }) => `${kind} ${refId}`);
    expect(briefly(await find(agent, { query: "alpha", kinds: searchKinds, limit: LIMIT }))).toEqual(expected);
    const wanted = { query: "alpha", kinds: searchKinds, limit: LIMIT };
    expect(briefly(await matchesOfCases(ctx.db, wanted, newestInSight(agent.actor, 10)!, LIMIT))).toEqual(expected);
    const customers = { ...wanted, query: "com" };
    expect(briefly(await matchesOfCases(ctx.db, customers, newestInSight(agent.actor, 10)!, LIMIT))).toEqual(
      newest(["com"], searchKinds),
    );
    expect(newestInSight(ctx.actor, 10)).toBe(null);
  });

  test("a walk over few finds what only the oldest kind has", async () => {
    const wanted = { query: "com", kinds: searchKinds, visible: sql<boolean>`true`, limit: LIMIT };
    expect(briefly(await matchesByWalk(ctx.db, wanted, LIMIT))).toEqual(newest(["com"], searchKinds));
  });
});
