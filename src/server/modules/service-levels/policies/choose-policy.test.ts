import { describe, expect, test } from "vitest";
import type { SlaMatch } from "../../../../shared/contract/promises.ts";
import { type CaseToMatch, choosePolicy, criteriaMet, type Policy } from "./choose-policy.ts";

const subject: CaseToMatch = {
  channel: "mail",
  priority: 3,
  brandId: 1,
  teamId: 2,
  tags: ["refund", "vip"],
  tier: "gold",
  kind: "complaint",
  formId: 7,
};

const policy = (id: number, match: SlaMatch, given: Partial<Policy> & { kind?: "next_response" } = {}): Policy => ({
  id,
  version: 1,
  name: `Policy ${id}`,
  position: 0,
  spec: {
    match,
    targets: [{ kind: given.kind ?? "first_response", businessMinutes: id }],
    calendarId: null,
    ladder: [],
  },
  ...given,
});

describe("[B1] which policy holds for a case", () => {
  test.each<[string, SlaMatch, string[] | null]>([
    ["nothing asked fits all", {}, []],
    ["an empty list asks nothing", { channels: [] }, []],
    ["channel", { channels: ["webchat", "mail"] }, ["channels"]],
    ["another channel", { channels: ["webchat"] }, null],
    ["priority", { priorities: [3, 4] }, ["priorities"]],
    ["one tag of several is enough", { tags: ["vip", "lost"] }, ["tags"]],
    ["no tag of it", { tags: ["lost"] }, null],
    ["tier", { tiers: ["gold"] }, ["tiers"]],
    ["kind", { kinds: ["complaint", "executive"] }, ["kinds"]],
    ["another kind", { kinds: ["executive"] }, null],
    ["form", { formIds: [7] }, ["formIds"]],
    ["all must fit", { channels: ["mail"], teamIds: [9] }, null],
    ["several", { brandIds: [1], teamIds: [2], channels: ["mail"] }, ["channels", "brandIds", "teamIds"]],
  ])("%s", (_, match, met) => {
    expect(criteriaMet(match, subject)).toEqual(met);
  });

  test("nobody's tier is no tier", () => {
    expect(criteriaMet({ tiers: ["gold"] }, { ...subject, tier: null })).toBeNull();
  });

  test("the most specific wins, wherever it stands", () => {
    const policies = [
      policy(1, {}),
      policy(2, { channels: ["mail"], tags: ["vip"] }, { position: 9 }),
      policy(3, { channels: ["mail"] }),
    ];
    expect(choosePolicy(policies, subject, "first_response")).toMatchObject({
      policy: { id: 2 },
      businessMinutes: 2,
      matched: ["channels", "tags"],
    });
  });

  test("of equally specific ones the one that stands first, then the older", () => {
    const policies = [policy(3, {}, { position: 5 }), policy(2, {}, { position: 4 }), policy(1, {}, { position: 5 })];
    expect(choosePolicy(policies, subject, "first_response")?.policy.id).toBe(2);
    expect(choosePolicy([policies[0]!, policies[2]!], subject, "first_response")?.policy.id).toBe(1);
  });

  test("a policy that does not promise it leaves it to the others", () => {
    const policies = [policy(1, {}), policy(2, { channels: ["mail"] }, { kind: "next_response" })];
    expect(choosePolicy(policies, subject, "first_response")?.policy.id).toBe(1);
    expect(choosePolicy(policies, subject, "next_response")?.policy.id).toBe(2);
    expect(choosePolicy(policies, subject, "resolution")).toBeNull();
  });
});
