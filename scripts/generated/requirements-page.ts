import { globSync, readFileSync } from "node:fs";

/** Every requirement's id with its words in short; the order of the page for those that have tests. */
export type Requirement = { id: string; title: string };

type Shown = { file: string; title: string };

const TITLE = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^"'`]*\))?\(\s*(["'`])((?:\[[A-L]\d+\]\s*)+)((?:(?!\1).)*)\1/g;

/** `docs/requirements.md`: which tests show which requirement, found by the ids in their titles; bare ones first. */
export function requirementsMarkdown(requirements: readonly Requirement[], root: string): string {
  const shown = testsById(root);
  const bare = requirements.filter(({ id }) => !shown.has(id));
  const covered = requirements.filter(({ id }) => shown.has(id));
  const bareRows = bare.map(({ id, title }) => `| ${id} | ${title} |`);
  const coveredRows = covered.map(({ id, title }) => {
    const tests = shown.get(id)!;
    const places = [...new Set(tests.map((test) => test.file.split("/").slice(0, 4).join("/")))];
    const names = tests.slice(0, 6).map((test) => `${test.title} (\`${test.file}\`)`);
    const more = tests.length > 6 ? [`… and ${tests.length - 6} more`] : [];
    return `| ${id} | ${title} | ${places
      .slice(0, 4)
      .map((place) => `\`${place}\``)
      .join("<br>")} | ${[...names, ...more].join("<br>")} |`;
  });
  return `# Requirements

Generated from the ids in the titles of tests by \`npm run generate\`.

## Without a test

| id | requirement |
|---|---|
${bareRows.join("\n")}

## Shown by tests

| id | requirement | where | tests |
|---|---|---|---|
${coveredRows.join("\n")}
`;
}

function testsById(root: string): Map<string, Shown[]> {
  const found = new Map<string, Shown[]>();
  const files = globSync(["src/**/*.test.{ts,tsx}", "test/**/*.{test,spec}.ts"], { cwd: root }).sort();
  for (const file of files) {
    for (const match of readFileSync(`${root}/${file}`, "utf8").matchAll(TITLE)) {
      const ids = match[2]!.match(/[A-L]\d+/g) ?? [];
      for (const id of ids)
        found.set(id, [...(found.get(id) ?? []), { file, title: match[3]!.trim().replaceAll("|", "\\|") }]);
    }
  }
  return found;
}
