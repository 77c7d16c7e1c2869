/** What stands above the text of a Markdown file: `key: value` lines between two lines of hyphens. */
export type FrontMatter = Record<string, string | string[]>;

/** Parts a Markdown file. Lists are written as JSON (`["a", "b"]`); all else is plain text. */
export function readFrontMatter(file: string): { matter: FrontMatter; body: string } {
  const text = file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const found = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  if (!found) return { matter: {}, body: text.trim() };
  const matter: FrontMatter = {};
  for (const line of found[1]!.split("\n")) {
    const [, key, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (key) matter[key] = parsed(value!.trim());
  }
  return { matter, body: text.slice(found[0].length).trim() };
}

/** The opposite. Empty values are left out. */
export function writeFrontMatter(matter: FrontMatter, body: string): string {
  const lines = Object.entries(matter)
    .filter(([, value]) => value.length > 0)
    .map(([key, value]) => `${key}: ${typeof value === "string" && isPlain(value) ? value : JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${body.trim()}\n`;
}

const isPlain = (value: string) => !/^["'[{]|\n|^\s|\s$/.test(value);

function parsed(text: string): string | string[] {
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (!/^["[]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : String(value);
  } catch {
    // As many write it: [a, b]
    return /^\[.*\]$/.test(text)
      ? text
          .slice(1, -1)
          .split(",")
          .map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2"))
          .filter(Boolean)
      : text;
  }
}

export const textOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(", ") : (value ?? "");
export const listOf = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : (value ?? "").split(/[;,，；]/)).map((part) => part.trim()).filter(Boolean);
