import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { TestDesk } from "./app.ts";
import { unique } from "./build.ts";

/** What tests of remedies and claims do again and again, by the routes that people use. */
export async function moneyOf(desk: TestDesk) {
  const agent = await desk.as("agent");
  const supervisor = await desk.as("supervisor");
  const leader = await desk.as("leader");
  return {
    agent,
    supervisor,
    leader,

    /** A courier that answers within three working days and pays within five. */
    async buildPartner(more: { email?: string; locale?: "en" | "zh-CN"; active?: boolean } = {}): Promise<number> {
      const partner = {
        ...{ name: `Fast Courier ${unique()}`, kind: "courier", contactName: null, email: null, phone: null },
        ...{ locale: "en", calendarId: null, answerDays: 3, paymentDays: 5, active: true, ...more },
      };
      const made = await leader.post("/api/v1/partners", partner);
      expect(made.status, made.text).toBe(200);
      return made.body.id;
    },

    /** Gives ¥99.00 back, at our own fault, unless said otherwise; all jobs done. */
    async give(caseId: number, more: object = {}) {
      const given = await agent.post(`/api/v1/cases/${caseId}/remedies`, {
        ...{ kind: "refund", amount: 9_900, currency: "CNY", reason: "lost", fault: "us" },
        idempotencyKey: randomUUID(),
        ...more,
      });
      expect(given.status, given.text).toBe(200);
      await desk.settle();
      return given.body;
    },

    /** Claims ¥99.00 of a partner by hand. */
    async claim(caseId: number, partnerId: number, more: object = {}) {
      const body = { partnerId, amount: 9_900, currency: "CNY", reason: "lost", idempotencyKey: randomUUID(), ...more };
      const opened = await supervisor.post(`/api/v1/cases/${caseId}/claims`, body);
      expect(opened.status, opened.text).toBe(200);
      await desk.settle();
      return opened.body;
    },

    /** The claims of a case, the newest first. */
    async claimsOf(caseId: number) {
      return (await supervisor.get(`/api/v1/claims?caseId=${caseId}`)).body.items;
    },

    /** Kinds and states of a case's promises of some kinds, as they were made. */
    async promisesOf(caseId: number, kinds: readonly string[]) {
      const query = "select kind, state from promises where case_id = $1 and kind = any($2) order by id";
      const { rows } = await desk.pool.query(query, [caseId, kinds]);
      return rows.map(({ kind, state }) => `${kind} ${state}`);
    },
  };
}
