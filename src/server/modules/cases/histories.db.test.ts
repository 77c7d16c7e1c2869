import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildMailCase, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { addNote } from "../conversations/index.ts";
import { makePromises, type ToMake } from "../promises/index.ts";
import { mergeCases, splitCase, unmergeCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;

const CASES = 4;
type Act = { do: "write" | "note" | "promise" | "split" | "merge" | "unmerge"; one: number; other: number };
const act: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom("write", "note", "promise", "split", "merge", "merge", "unmerge", "unmerge"),
  one: fc.nat(30),
  other: fc.nat(30),
});

/** Cases of one person, and where each line of them must be. */
class Story {
  readonly cases: number[] = [];
  /** by the case that is part of another */
  readonly into = new Map<number, number>();
  /** by the case that is part of another, what it brought along */
  readonly brought = new Map<number, Set<string>>();
  readonly place = new Map<string, number>();
  /** by the case of the beginning, what a policy promised for it */
  readonly owed = new Map<number, number>();
  customerId = 0;
  /** A case from which a line was split off may wait since that, or have none left to wait for. */
  hasSplit = false;

  async begin(): Promise<void> {
    for (let n = 0; n < CASES; n++) {
      const made = await buildMailCase(ctx, {
        ...(this.customerId && { customerId: this.customerId }),
        tags: [`t${n}`],
      });
      this.customerId = made.customerId;
      this.cases.push(made.id);
      this.place.set(`message ${made.messageId}`, made.id);
      await this.owe(made.id, n);
    }
  }

  /** What a policy promised for a case; which of two is due first has nothing to do with which is older. */
  private async owe(caseId: number, n: number): Promise<void> {
    const dueAt = new Date(Date.UTC(2099, 0, 1 + ((n * 3 + 2) % CASES)));
    this.owed.set(caseId, await this.make(caseId, { kind: "resolution", source: "policy", term: { dueAt } }));
  }

  private async make(caseId: number, given: Pick<ToMake, "kind" | "source" | "words" | "term">): Promise<number> {
    const { customerId } = this;
    const made = {
      ...given,
      caseId,
      customerId,
      promisor: { kind: "brand" as const, id: 1 },
      ownerId: null,
      teamId: null,
    };
    const [id] = await ctx.tx((tx) => makePromises(tx, [made]));
    return id!;
  }

  root(id: number): number {
    const next = this.into.get(id);
    return next === undefined ? id : this.root(next);
  }

  /** The cases that stand on the way from one that is merged away to the one that stands for it. */
  above(id: number): number[] {
    const next = this.into.get(id);
    return next === undefined ? [] : [next, ...this.above(next)];
  }

  linesIn(caseId: number): string[] {
    return [...this.place].flatMap(([line, place]) => (place === caseId ? [line] : []));
  }

  async play({ do: what, one, other }: Act): Promise<void> {
    desk.advance("5 min");
    const caseId = this.root(this.cases[one % this.cases.length]!);
    const { customerId } = this;
    if (what === "write") {
      const { messageId } = await buildMessage(ctx, { caseId, customerId, text: `Line ${other}` });
      this.place.set(`message ${messageId}`, caseId);
    } else if (what === "note") {
      this.place.set(`message ${await addNote(ctx, { caseId, text: "A note" })}`, caseId);
    } else if (what === "promise") await this.promise(caseId);
    else if (what === "split") await this.split(caseId, other);
    else if (what === "merge") await this.merge(caseId, this.root(this.cases[other % this.cases.length]!));
    else await this.unmerge(caseId, this.cases[other % this.cases.length]!);
  }

  private async promise(caseId: number): Promise<void> {
    const term = { dueAt: new Date("2099-01-01") };
    const id = await this.make(caseId, { kind: "callback", source: "person", words: "We call", term });
    this.place.set(`promise ${id}`, caseId);
  }

  private async split(caseId: number, which: number): Promise<void> {
    const { rows } = await pool.query(
      "select id from messages where case_id = $1 and direction <> 'note' order by id",
      [caseId],
    );
    if (rows.length < 2) return;
    const id = rows[which % rows.length].id;
    const made = await splitCase(ctx, { caseId, messageIds: [id], subject: "Split off" });
    this.hasSplit = true;
    this.cases.push(made.id);
    this.place.set(`message ${id}`, made.id);
  }

  private async merge(caseId: number, otherId: number): Promise<void> {
    if (caseId === otherId) return;
    await mergeCases(ctx, { caseId, otherId });
    const lines = this.linesIn(otherId);
    this.brought.set(otherId, new Set(lines));
    for (const line of lines) this.place.set(line, caseId);
    this.into.set(otherId, caseId);
  }

  private async unmerge(caseId: number, otherId: number): Promise<void> {
    const isPart = this.into.has(otherId) && this.root(otherId) === caseId;
    const done = unmergeCase(ctx, { caseId, otherId });
    if (!isPart) {
      await expect(done).rejects.toMatchObject({ code: expect.stringMatching(/^cases\.not_(found|merged)$/) });
      return;
    }
    await done;
    const back = [...this.brought.get(otherId)!].filter((line) => this.place.get(line) === caseId);
    const above = this.above(otherId);
    for (const [part, lines] of this.brought) {
      if (above.includes(this.into.get(part)!)) for (const line of back) lines.delete(line);
    }
    for (const line of back) this.place.set(line, otherId);
    this.brought.delete(otherId);
    this.into.delete(otherId);
  }

  /** Each line is where it must be, and each case is what its lines say. */
  async check(): Promise<void> {
    const { rows } = await pool.query(
      `select 'message ' || id as line, case_id from messages where customer_id = $1
       union all select 'promise ' || id, case_id from promises where customer_id = $1 and source = 'person'`,
      [this.customerId],
    );
    expect(new Map(rows.map(({ line, case_id }) => [line, case_id]))).toEqual(this.place);
    const { rows: threads } = await pool.query(
      `select v.id from conversations v
       cross join lateral (select case_id from messages where conversation_id = v.id order by id desc limit 1) newest
       where v.customer_id = $1 and v.case_id <> newest.case_id`,
      [this.customerId],
    );
    expect(threads).toEqual([]);
    const { rows: cases } = await pool.query(
      `select c.id, c.merged_into, c.tags, c.awaiting_since, c.contact_count, (
         select min(created_at) from messages m where m.case_id = c.id and direction = 'in') as first_at
       from cases c where customer_id = $1`,
      [this.customerId],
    );
    for (const { id, merged_into, tags, awaiting_since, contact_count, first_at } of cases) {
      expect(merged_into).toBe(this.into.get(id) ?? null);
      expect(contact_count).toBeGreaterThan(0);
      if (merged_into !== null) continue;
      // Nobody has answered: whoever wrote waits, since their first line.
      if (!this.hasSplit) expect([id, awaiting_since]).toEqual([id, first_at]);
      const n = this.cases.indexOf(id);
      if (n < CASES) expect(tags).toContain(`t${n}`);
    }
  }

  /** Takes all apart: the cases of the beginning have their own line again, their tag alone, and what was promised them. */
  async end(): Promise<void> {
    while (this.into.size > 0) {
      const [otherId] = [...this.into.keys()];
      await this.unmerge(this.root(otherId!), otherId!);
      await this.check();
    }
    const { rows } = await pool.query("select id, tags from cases where id = any($1) order by id", [
      this.cases.slice(0, CASES),
    ]);
    expect(rows.map(({ tags }) => tags)).toEqual(Array.from({ length: CASES }, (_, n) => [`t${n}`]));
    await desk.settle();
    const { rows: owed } = await pool.query(
      "select case_id, id from promises where case_id = any($1) and kind = 'resolution' and state = 'open'",
      [this.cases.slice(0, CASES)],
    );
    expect(new Map(owed.map(({ case_id, id }) => [case_id, id]))).toEqual(this.owed);
    expect(owed).toHaveLength(CASES);
  }
}

test("[A2] any history of merges, un-merges, splits, messages, notes and promises leaves every line in its place", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), async (acts) => {
      const story = new Story();
      await story.begin();
      for (const one of acts) {
        await story.play(one);
        await story.check();
      }
      await story.end();
    }),
    { numRuns: 12 },
  );
}, 60_000);
