import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generatedFiles } from "../scripts/generated/generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

test.each(Object.entries(await generatedFiles(root)))(
  "%s is up to date; npm run generate writes it anew",
  async (path, text) => {
    expect(await readFile(root + path, "utf8").catch(() => "")).toBe(text);
  },
);
