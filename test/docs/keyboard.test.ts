import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const signs: Record<string, string> = { mod: "Ctrl", shift: "Shift", escape: "Esc", enter: "Enter" };

const shortcuts = globSync("src/web/{desk,ui}/**/*.{ts,tsx}", { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(ROOT + file, "utf8").matchAll(/\bkeys: "([^"]+)",\s*label:/g)].map((match) => match[1]!),
);

/** As a guide writes it: together for keys pressed together, apart for keys pressed one after the other. */
function written(keys: string): string {
  return keys
    .split(" ")
    .map((together) => together.split("+").map((key) => signs[key] ?? key.toUpperCase()))
    .map((together) => `\`${together.join(" ")}\``)
    .join(" ");
}

test("there are shortcuts to tell of", () => {
  expect(shortcuts).toEqual(expect.arrayContaining(["mod+k", "g h", "z", "j"]));
});

test.each(["docs/guide/agents.md", "docs/guide/agents.zh-CN.md"])("%s tells every shortcut of the desk", (page) => {
  const told = readFileSync(ROOT + page, "utf8");
  expect([...new Set(shortcuts)].map(written).filter((keys) => !told.includes(keys))).toEqual([]);
});
