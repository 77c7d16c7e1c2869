import { expect, test } from "vitest";
import { chosenValues, toggleValue, withChosenValues } from "./case-filters.ts";

const open = { kind: "keyword", keyword: "open" } as const;
const fresh = { kind: "keyword", keyword: "new" } as const;

test("ticking adds to the field's term, unticking the last removes it", () => {
  expect(toggleValue("", "state", open)).toBe("state:open");
  expect(toggleValue("state:open owner:me", "state", fresh)).toBe("state:open,new owner:me");
  expect(toggleValue("owner:me state:open due<4h", "state", open)).toBe("owner:me due<4h");
});

test("the rest of the query stays, excluded values are not choices", () => {
  expect(chosenValues("-tag:vip tag:refund", "tag")).toEqual([{ kind: "text", text: "refund" }]);
  expect(toggleValue('退款 -tag:vip "no parcel"', "tag", { kind: "text", text: "after sales" })).toBe(
    '退款 -tag:vip "no parcel" tag:"after sales"',
  );
});

test("several terms of one field become one", () => {
  expect(withChosenValues("state:open words state:new", "state", [open, fresh])).toBe("state:open,new words");
});
