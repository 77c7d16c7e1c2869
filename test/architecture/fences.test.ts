import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { brokenBy, fences } from "./fences.ts";
import { findCycles, type Import, importsOf, readImports } from "./read-imports.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const imports = readImports(root, ["src"]);
const context = { moduleOrder: readModuleOrder(), devPackages: new Set(Object.keys(manifest.devDependencies)) };

/** The modules as `app.ts` lists them: `export const modules = [accounts, customers, …]`. */
function readModuleOrder(): string[] {
  const source = readFileSync(join(root, "src/server/app.ts"), "utf8");
  const folders = new Map(
    [...source.matchAll(/import \{ (\w+) \} from "\.\/modules\/([\w-]+)\/module\.ts"/g)].map(([, name, folder]) => [
      name,
      folder!,
    ]),
  );
  const list = /export const modules[^=]*= \[([^\]]*)\]/.exec(source)?.[1] ?? "";
  return list.split(",").flatMap((name) => folders.get(name.trim()) ?? []);
}

describe("the source tree", () => {
  test("keeps every fence", () => {
    const broken = imports.flatMap((found) =>
      brokenBy(found, context).map(({ name, why }) => `${found.from} imports ${found.to}\n  ${name}: ${why}`),
    );
    expect(broken).toEqual([]);
  });

  test("has no circle of imports: take out what both need, or hand it in", () => {
    expect(findCycles(imports)).toEqual([]);
  });

  test("lists every module in app.ts", () => {
    const folders = readdirSync(join(root, "src/server/modules"));
    expect(context.moduleOrder.toSorted()).toEqual(folders.toSorted());
  });

  test("is read whole: an import of each kind is found where there is one for certain", () => {
    expect(imports).toContainEqual({ from: "src/server/cli/main.ts", to: "commander", kind: "value" });
    expect(imports.length).toBeGreaterThan(100);
  });
});

describe("each fence bites", () => {
  const order = { moduleOrder: ["accounts", "cases"], devPackages: new Set(["vitest"]) };
  const [shared, kernel, accounts, cases] = [
    "src/shared/x.ts",
    "src/server/kernel/x.ts",
    "src/server/modules/accounts/x.ts",
    "src/server/modules/cases/x.ts",
  ];
  const [mail, desk, ui] = ["src/server/channels/mail/x.ts", "src/web/desk/x.tsx", "src/web/ui/x.tsx"];

  const forbidden: [string, string, string][] = [
    ["shared runs anywhere", shared, kernel],
    ["shared runs anywhere", shared, "node:fs"],
    ["the kernel knows no domain", kernel, "src/server/modules/accounts/index.ts"],
    ["the kernel knows no domain", kernel, mail],
    ["modules meet at the front door", cases, "src/server/modules/accounts/store.ts"],
    ["modules meet at the front door", cases, "src/server/modules/accounts/module.ts"],
    ["modules meet at the front door", "src/server/start-desk.ts", "src/server/modules/cases/store.ts"],
    ["calls go down, news goes up", accounts, "src/server/modules/cases/index.ts"],
    ["modules know neither adapters nor the app", cases, mail],
    ["modules know neither adapters nor the app", cases, "src/server/app.ts"],
    ["adapters are leaves", mail, "src/server/modules/cases/index.ts"],
    ["adapters are leaves", mail, "src/server/channels/sms/x.ts"],
    ["adapters are leaves", mail, "src/server/app.ts"],
    ["adapters are leaves", "src/server/channels/toolkit/x.ts", mail],
    ["the browser never imports the server", desk, kernel],
    ["the browser never imports the server", ui, "node:crypto"],
    ["web apps meet only in ui and lib", desk, "src/web/portal/x.tsx"],
    ["web apps meet only in ui and lib", ui, desk],
    ["the program does not depend on its tests", kernel, "test/support/database.ts"],
    ["the program does not depend on its tests", kernel, "src/server/kernel/x.test.ts"],
    ["running needs no development package", kernel, "vitest"],
  ];

  test.each(forbidden)("%s: %s → %s", (name, from, to) => {
    expect(brokenBy({ from, to, kind: "value" }, order).map((fence) => fence.name)).toContain(name);
  });

  test("and none is without an example above", () => {
    expect([...new Set(forbidden.map(([name]) => name))].toSorted()).toEqual(fences.map(({ name }) => name).toSorted());
  });

  test.each([
    [kernel, shared],
    [kernel, "node:fs"],
    [cases, "src/server/modules/accounts/index.ts"],
    [cases, "src/server/modules/cases/store.ts"],
    ["src/server/app.ts", "src/server/modules/cases/module.ts"],
    ["src/server/app.ts", "src/server/channels/mail/index.ts"],
    [mail, "src/server/channels/mail/parse/y.ts"],
    [mail, "src/server/channels/toolkit/y.ts"],
    [desk, ui],
    [desk, shared],
    ["src/server/modules/cases/x.db.test.ts", "test/support/database.ts"],
  ])("but not where the way is open: %s → %s", (from, to) => {
    expect(brokenBy({ from, to, kind: "value" }, order)).toEqual([]);
  });
});

describe("reading imports", () => {
  test("finds every way to import", () => {
    const source = `
      import { a } from "./a.ts"; import type { B } from "../b.ts"; import { type C } from "./c.ts";
      import "./styles.css"; export * from "./d.ts"; export type { E } from "./e.ts";
      const f = await import("./f.ts"); let g: import("./g.ts").G; import fs from "node:fs"; import x from "@scope/x/deep";`;
    expect(importsOf("src/web/x.ts", source).map(({ to, kind }) => `${to} ${kind}`)).toEqual([
      "src/web/a.ts value",
      "src/b.ts type",
      "src/web/c.ts type",
      "src/web/styles.css value",
      "node:fs value",
      "@scope/x value",
      "src/web/d.ts value",
      "src/web/e.ts type",
      "src/web/f.ts lazy",
      "src/web/g.ts lazy",
    ]);
  });

  test("finds a circle, and takes none for one that exists only in types", () => {
    const edge = (from: string, to: string, kind: Import["kind"] = "value"): Import => ({ from, to, kind });
    expect(findCycles([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")])).toEqual([["a", "b", "c"]]);
    expect(findCycles([edge("a", "b"), edge("b", "a", "type")])).toEqual([]);
  });
});
