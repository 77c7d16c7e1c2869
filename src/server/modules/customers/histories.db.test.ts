import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { chatMessage } from "../../channels/toolkit/chat-message.ts";
import { defaultBrand } from "../brands/index.ts";
import { splitCase } from "../cases/index.ts";
import { addNote } from "../conversations/index.ts";
import { receiveNow } from "../intake/index.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { unmergeCustomer } from "./unmerge-customer.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;
const { id: brandId } = await defaultBrand(ctx);

/** The channels of the story: letters that name what they answer, a telephone network, a chat on a page. */
const CHANNELS = [
  { channel: "mail", kind: "mail", address: (n: number) => `person${n}@example.com` },
  { channel: "sms", kind: "phone", address: (n: number) => `+86138${String(n).padStart(8, "0")}` },
  { channel: "webchat", kind: "visitor", address: (n: number) => `visitor-${n}` },
];
const accounts = await Promise.all(
  CHANNELS.map(async ({ channel }) => {
    const row = { channel, name: channel, brandId, addresses: [], config: "{}" };
    const made = await ctx.db.insertInto("channelAccounts").values(row).returning("id").executeTakeFirstOrThrow();
    return made.id;
  }),
);

type Act =
  | { do: "write"; who: number; by: number; about: number }
  | { do: "merge"; who: number; other: number }
  | { do: "unmerge"; who: number; other: number }
  | { do: "split"; which: number }
  | { do: "note"; which: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("write" as const), who: fc.nat(2), by: fc.nat(2), about: fc.nat(3) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("merge" as const), who: fc.nat(2), other: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("unmerge" as const), who: fc.nat(2), other: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("split" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("note" as const), which: fc.nat(20) }) },
);

/** Three persons with three handles each, and what must be so of them: who is part of whom, and whose each line is. */
class Story {
  /** the records, by the person whose they are */
  readonly ids: number[] = [];
  /** into whom each is merged */
  readonly into = new Map<number, number>();
  /** by external id, who wrote it */
  readonly wrote = new Map<string, number>();
  readonly notes = new Set<number>();
  /** by a record that is part of another: the cases it had until then, without those that left with a part of its own */
  readonly had = new Map<number, Set<number>>();
  /** the cases that an answer was promised in */
  owed = new Set<number>();
  readonly orders = Array.from({ length: 4 }, () => `2026${String(unique()).padStart(8, "0")}`);
  private readonly base = unique() * 10;

  address(who: number, by: number): string {
    return CHANNELS[by]!.address(this.base + who);
  }

  root(id: number): number {
    const next = this.into.get(id);
    return next === undefined ? id : this.root(next);
  }

  async begin(): Promise<void> {
    for (const who of [0, 1, 2]) {
      await this.write(who, 0, `202699${String(unique()).padStart(6, "0")}`);
      const { rows } = await pool.query("select customer_id from handles where address = $1", [this.address(who, 0)]);
      this.ids.push(rows[0].customer_id);
      // The other two ways of theirs are known from the beginning.
      for (const by of [1, 2]) {
        await pool.query("insert into handles (customer_id, kind, address, display) values ($1, $2, $3, $3)", [
          ...[rows[0].customer_id, CHANNELS[by]!.kind, this.address(who, by)],
        ]);
      }
    }
  }

  async write(who: number, by: number, order: string): Promise<void> {
    const { channel, kind } = CHANNELS[by]!;
    const address = this.address(who, by);
    const externalId = `story:${unique()}`;
    desk.advance("20 min");
    await receiveNow(ctx, {
      account: { id: accounts[by]!, channel, brandId, teamId: null },
      message: chatMessage({
        externalId,
        sender: { kind, address, display: address, name: null },
        text: `订单 ${order}`,
      }),
      files: [],
      rawSha256: null,
      at: desk.now(),
      isOwn: false,
    });
    this.wrote.set(externalId, who);
  }

  async play(act: Act): Promise<void> {
    if (act.do === "write") return this.write(act.who, act.by, this.orders[act.about]!);
    if (act.do === "merge" || act.do === "unmerge") {
      const [id, otherId] = [this.root(this.ids[act.who]!), this.ids[act.other]!];
      const isSense =
        act.do === "merge"
          ? id !== otherId && !this.into.has(otherId)
          : this.into.has(otherId) && this.root(otherId) === id;
      const before = await this.casesOf(otherId);
      const verb = act.do === "merge" ? mergeCustomers : unmergeCustomer;
      const refused = await verb(ctx, { id, otherId }).then(
        () => false,
        (error) => /^customers\./.test(error.code) || Promise.reject(error),
      );
      expect(refused).toBe(!isSense);
      if (isSense && act.do === "merge") {
        this.into.set(otherId, id);
        this.had.set(otherId, before);
      }
      if (isSense && act.do === "unmerge") await this.apart(otherId);
      return;
    }
    const { rows } = await pool.query("select id, case_id from messages where external_id = any($1) order by id", [
      [...this.wrote.keys()],
    ]);
    const { id, case_id: caseId } = rows[act.which % rows.length];
    if (act.do === "note") {
      this.notes.add(await addNote(ctx, { caseId, text: "A note." }));
      return;
    }
    const only = rows.filter((row) => row.case_id === caseId).length === 1;
    const split = splitCase(ctx, { caseId, messageIds: [id], subject: "Split off" });
    if (only) await expect(split).rejects.toMatchObject({ code: "cases.split_of_everything" });
    else await split;
  }

  async casesOf(id: number): Promise<Set<number>> {
    const { rows } = await pool.query("select id from cases where customer_id = $1", [id]);
    return new Set(rows.map((row) => row.id));
  }

  /** Whoever leaves has again every case they had, and those that began by their handles since. */
  async apart(otherId: number): Promise<void> {
    this.into.delete(otherId);
    const had = this.had.get(otherId)!;
    this.had.delete(otherId);
    const has = await this.casesOf(otherId);
    expect([...had].filter((id) => !has.has(id))).toEqual([]);
    for (const cases of this.had.values()) for (const id of has) cases.delete(id);
  }

  /** Nothing is lost or doubled, and whatever belongs together belongs to one person. */
  async check(): Promise<void> {
    const roots = this.ids.map((id) => this.root(id));
    const { rows: messages } = await pool.query(
      `select m.id, m.external_id, m.customer_id, m.third_person, m.case_id, c.customer_id as case_owner, m.channel,
         v.customer_id as line_owner, m.direction
       from messages m join cases c on c.id = m.case_id left join conversations v on v.id = m.conversation_id
       where m.external_id = any($1) or m.id = any($2)`,
      [[...this.wrote.keys()], [...this.notes]],
    );
    expect(messages.length).toBe(this.wrote.size + this.notes.size);
    for (const message of messages) {
      expect(message.customer_id).toBe(message.case_owner);
      expect(roots).toContain(message.case_owner);
      if (message.direction === "note") continue;
      const author = this.root(this.ids[this.wrote.get(message.external_id)!]!);
      expect(message.third_person).toBe(author !== message.case_owner);
      // Whoever chats finds their own lines again, whatever case they went into.
      if (message.channel !== "mail") expect(message.line_owner).toBe(author);
    }
    const { rows: astray } = await pool.query(
      `select p.id from promises p join cases c on c.id = p.case_id
         where c.customer_id = any($1) and p.customer_id <> c.customer_id
       union all select e.id from events e join cases c on c.id = e.case_id
         where c.customer_id = any($1) and e.customer_id <> c.customer_id
       union all select h.id from handles h where h.customer_id = any($2)`,
      [roots, [...this.into.keys()]],
    );
    expect(astray).toEqual([]);
    const { rows: owed } = await pool.query(
      `select p.case_id from promises p where p.customer_id = any($1) and p.kind = 'first_response' order by 1`,
      [roots],
    );
    const cases = owed.map((row) => row.case_id);
    expect(cases).toEqual([...new Set(cases)]);
    expect([...this.owed].filter((id) => !cases.includes(id))).toEqual([]);
    this.owed = new Set(cases);
  }

  /** Takes all apart, and looks whether each has exactly what began by their own handles. */
  async end(): Promise<void> {
    while (this.into.size > 0) {
      const [otherId] = [...this.into.keys()];
      await unmergeCustomer(ctx, { id: this.root(otherId!), otherId: otherId! });
      await this.apart(otherId!);
    }
    await this.check();
  }
}

test("[A2] any history of letters, chats, merges, un-merges, splits and notes over several channels loses and doubles nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      const story = new Story();
      await story.begin();
      for (const one of acts) {
        await story.play(one);
        await story.check();
      }
      await story.end();
    }),
    { numRuns: 40 },
  );
}, 60_000);
