import { expect, test } from "vitest";
import { ChannelError } from "../../kernel/channel/index.ts";
import { personNames } from "./person-names.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

test("a name is asked for once a day, also by many at once", async () => {
  let asked = 0;
  const nameOf = personNames(async (id: string) => `${id} ${++asked}`);
  expect(await Promise.all([nameOf("a", at(0), "Mia"), nameOf("a", at(0), "Mia")])).toEqual(["Mia 1", "Mia 1"]);
  expect(await nameOf("a", at(23), "Mia")).toBe("Mia 1");
  expect(await nameOf("a", at(25), "Mia")).toBe("Mia 2");
  expect(await nameOf("b", at(0), "Leo")).toBe("Leo 3");
});

test("a provider that does not say it is asked again next time", async () => {
  let asked = 0;
  const nameOf = personNames(async () => {
    if (++asked === 1) throw new ChannelError("retry", "busy");
    return "Mia";
  });
  expect(await nameOf("a", at(0))).toBe(null);
  expect(await nameOf("a", at(0))).toBe("Mia");
});
