import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { caseQueryFields } from "../../src/shared/case-query/fields.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The rows of the table of fields: the marked words of its first three columns. */
function fieldsOf(page: string) {
  const rows = readFileSync(ROOT + page, "utf8").matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|/gm);
  return [...rows].map(([, name, signs, values]) => ({ name, signs: marked(signs!), values: marked(values!) }));
}

function marked(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}

test.each(["docs/guide/agents.md", "docs/guide/agents.zh-CN.md"])(
  "%s tells every field of the query language",
  (page) => {
    const told = fieldsOf(page);
    expect(told.map(({ name }) => name)).toEqual(caseQueryFields.map(({ name }) => name));
    for (const { name, operators, keywords } of caseQueryFields) {
      const row = told.find((one) => one.name === name)!;
      expect([name, ...row.signs]).toEqual([name, ...operators]);
      expect(row.values.slice(0, keywords.length)).toEqual([...keywords]);
    }
  },
);
