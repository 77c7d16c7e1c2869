import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

let font: Buffer | undefined;

/** The letters of pages that we write: Chinese and everything else that is written here. Read once, when first needed. */
export function pageLetters(): Buffer {
  const entry = createRequire(import.meta.url).resolve("@embedpdf/fonts-sc");
  font ??= readFileSync(join(dirname(entry), "../fonts/NotoSansHans-Regular.otf"));
  return font;
}
