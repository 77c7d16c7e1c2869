import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const page = readFileSync(`${ROOT}docs/dependencies.md`, "utf8");

const packages = ["dependencies", "optionalDependencies", "devDependencies"]
  .flatMap((kind) => Object.keys(manifest[kind]))
  // The page says of all of these at once what they are.
  .filter((name) => !name.startsWith("@types/"));
/** The packages that a line is about stand before its colon; `node-*` is every one that begins so. */
const explained = [...page.matchAll(/^- (.*?):/gm)].flatMap((line) =>
  [...line[1]!.matchAll(/`([^`]+)`/g)].map((name) => name[1]!),
);

test("docs/dependencies.md says of every package why it is here", () => {
  expect(packages.filter((name) => !explained.some((one) => isMeant(one, name)))).toEqual([]);
});

test("and of none that is gone", () => {
  expect(explained.filter((one) => !packages.some((name) => isMeant(one, name)))).toEqual([]);
});

function isMeant(written: string, name: string): boolean {
  return written.endsWith("*") ? name.startsWith(written.slice(0, -1)) : written === name;
}
