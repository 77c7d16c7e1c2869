import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
const pages = tracked
  .toString()
  .split("\n")
  .filter((path) => path.endsWith(".md") && existsSync(join(ROOT, path)));

test.each(pages)("every link of %s leads somewhere", (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test("a link to nothing and an anchor of nothing are found", () => {
  const text = "# A b\n[x](gone.md) [y](#a-b) [z](#c) ![p](gone.png)\n```\n[in code](gone.md)\n```\n`[q](r)`";
  expect(brokenLinks("README.md", text)).toEqual(["gone.md", "#c", "gone.png"]);
});

test.each([
  ["A PostgreSQL of your own", "a-postgresql-of-your-own"],
  ["Home: my promises today", "home-my-promises-today"],
  ["`fn(ctx)`, and [more](x.md)", "fnctx-and-more"],
  ["查询语言", "查询语言"],
])("the anchor of “%s” is %s, as the hosts of repositories make it", (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor);
});

test("every place that the glossary names exists", () => {
  const named = readFileSync(join(ROOT, "docs/glossary.md"), "utf8").matchAll(/`([\w-]+(?:\/[\w.-]+)+)`/g);
  const files = tracked.toString().split("\n");
  const exists = (place: string) => files.some((file) => `/${file}/`.includes(`/${place}/`));
  expect([...named].map((match) => match[1]!).filter((place) => !exists(place))).toEqual([]);
});

function brokenLinks(page: string, text = readFileSync(join(ROOT, page), "utf8")): string[] {
  return linksOf(text).filter((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return false;
    const [path = "", anchor] = decodeURI(link).split("#");
    const target = path === "" ? page : relative(ROOT, join(ROOT, dirname(page), path));
    if (path !== "" && !existsSync(join(ROOT, target))) return true;
    if (anchor === undefined || !target.endsWith(".md")) return false;
    return !anchorsOf(path === "" ? text : readFileSync(join(ROOT, target), "utf8")).has(anchor);
  });
}

function linksOf(text: string): string[] {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, "");
  const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const pictures = [...prose.matchAll(/<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g)];
  return [...inline, ...pictures].map((match) => match[1]!);
}

function anchorsOf(text: string): Set<string> {
  const counts = new Map<string, number>();
  return new Set(
    [...withoutCode(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map((match) => {
      const anchor = anchorOf(match[1]!);
      const before = counts.get(anchor) ?? 0;
      counts.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

function anchorOf(heading: string): string {
  const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
  return words.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
}

function withoutCode(text: string): string {
  return text.replace(/^( *)(```|~~~)[^\n]*\n[\s\S]*?^\1\2\s*$/gm, "");
}
