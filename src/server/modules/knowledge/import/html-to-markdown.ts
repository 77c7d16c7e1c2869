import { parseDocument } from "htmlparser2";

type Node = ReturnType<typeof parseDocument>["children"][number];
type Element = Extract<Node, { attribs: unknown }>;

// Of a page's frame nothing is part of its article.
const left = new Set([
  "aside",
  "footer",
  "title",
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "svg",
  "nav",
  "form",
  "button",
  "input",
  "select",
]);
const blocks = new Set(
  "p div section article main header footer aside figure figcaption ul ol li table blockquote pre h1 h2 h3 h4 h5 h6 hr dl dt dd details summary body html".split(
    " ",
  ),
);
/** Deeper pages are no articles, and would not end. */
const DEEPEST = 120;

/** HTML as Markdown: headings, lists, tables, links, pictures, code. What is only looks is left out. */
export function htmlToMarkdown(html: string): string {
  return tidied(blocksOf(parseDocument(html).children, 0));
}

/** The article of a web page: its title, and the words of its article or main part. */
export function pageToMarkdown(html: string): { title: string; body: string } {
  const { children } = parseDocument(html);
  const find = (name: string) => firstOf(children, name, 0);
  const heading = find("h1") ?? find("title");
  const main = find("article") ?? find("main") ?? find("body");
  const nodes = main?.children ?? children;
  const title = heading ? textOf(heading, 0).replace(/\s+/g, " ").trim() : "";
  const [first, ...rest] = tidied(blocksOf(nodes, 0)).split("\n\n");
  const isTitle = /^#/.test(first ?? "") && heading?.name === "h1";
  return { title, body: (isTitle ? rest : [first, ...rest]).join("\n\n") };
}

function firstOf(nodes: readonly Node[], name: string, depth: number): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node) || depth > DEEPEST) continue;
    if (node.name === name) return node;
    const below = firstOf(node.children, name, depth + 1);
    if (below) return below;
  }
  return undefined;
}

const tidied = (markdown: string) =>
  markdown
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const isElement = (node: Node): node is Element => "name" in node && "attribs" in node;
const isBlock = (node: Node) => isElement(node) && blocks.has(node.name);

/** Blocks one below the other; what stands between them in lines is a paragraph. */
function blocksOf(nodes: readonly Node[], depth: number): string {
  if (depth > DEEPEST) return "";
  const parts: string[] = [];
  let line = "";
  const close = () => {
    if (line.trim()) parts.push(tidy(line));
    line = "";
  };
  for (const node of nodes) {
    if (isElement(node) && (isBlock(node) || hasBlocks(node))) {
      close();
      const block = blockOf(node, depth + 1);
      if (block.trim()) parts.push(block);
    } else line += inlineOf(node, depth + 1);
  }
  close();
  return parts.join("\n\n");
}

const hasBlocks = (node: Element): boolean => !left.has(node.name) && node.children.some(isBlock);
const tidy = (line: string) =>
  line
    .replace(/[ \t\n]*\\\n[ \t\n]*/g, "\\\n")
    .replace(/(?<!\\)\s*\n\s*/g, " ")
    .trim();

function blockOf(node: Element, depth: number): string {
  if (left.has(node.name) || depth > DEEPEST) return "";
  const { name, children } = node;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) {
    const words = tidy(children.map((child) => inlineOf(child, depth)).join("")).replace(/\\\n/g, " ");
    return words && `${"#".repeat(Math.max(2, Number(level)))} ${words}`;
  }
  if (name === "hr") return "---";
  if (name === "ul" || name === "ol") return listOf(node, depth);
  if (name === "table") return tableOf(node, depth);
  if (name === "pre") return fenced(textOf(node, depth));
  if (name === "blockquote") return prefixed(blocksOf(children, depth), "> ");
  return blocksOf(children, depth);
}

function listOf(node: Element, depth: number): string {
  const items = node.children.filter((child): child is Element => isElement(child));
  return items
    .map((item, at) => {
      const mark = node.name === "ol" ? `${at + 1}. ` : "- ";
      const text = blocksOf(item.name === "li" ? item.children : [item], depth + 1);
      const [first = "", ...rest] = text.replace(/\n\n(?=\s*(?:[-]|\d+\.) )/g, "\n").split("\n");
      return [mark + first, ...rest.map((line) => line && " ".repeat(mark.length) + line)].join("\n");
    })
    .join("\n");
}

function tableOf(node: Element, depth: number): string {
  const rows: string[][] = [];
  const walk = (nodes: readonly Node[], at: number) => {
    for (const child of nodes) {
      if (!isElement(child) || at > DEEPEST) continue;
      if (child.name !== "tr") walk(child.children, at + 1);
      else {
        const cells = child.children.filter((cell): cell is Element => isElement(cell) && /^t[dh]$/.test(cell.name));
        rows.push(cells.map((cell) => cellOf(cell, depth + 1)));
      }
    }
  };
  walk(node.children, depth);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const [head, ...body] = rows.filter(({ length }) => length > 0);
  if (!head) return "";
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, n) => cells[n] ?? "").join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(width)}`, ...body.map(line)].join("\n");
}

/** A table's cell has one line in Markdown. */
function cellOf(cell: Element, depth: number): string {
  return blocksOf(cell.children, depth)
    .replace(/\\?\n+/g, " ")
    .replace(/(?<!\\)\|/g, "\\|")
    .trim();
}

function inlineOf(node: Node, depth: number): string {
  if (depth > DEEPEST) return "";
  if (node.type === "text") return escapeText((node as { data: string }).data.replace(/\s+/g, " "));
  if (!isElement(node) || left.has(node.name)) return "";
  const inner = () => node.children.map((child) => inlineOf(child, depth + 1)).join("");
  const { name, attribs } = node;
  if (name === "br") return "\\\n";
  if (name === "strong" || name === "b") return around(inner(), "**");
  if (name === "em" || name === "i") return around(inner(), "*");
  if (name === "del" || name === "s") return around(inner(), "~~");
  if (name === "code") return around(textOf(node, depth).replace(/`/g, "'").replace(/\s+/g, " "), "`");
  if (name === "img" && attribs.src) return `![${escapeText(attribs.alt ?? "")}](${addressOf(attribs.src)})`;
  if (name === "a" && attribs.href) {
    const words = inner().trim();
    return words && `[${words}](${addressOf(attribs.href)})`;
  }
  if (name === "iframe" || name === "video" || name === "source") {
    const src = attribs.src ? addressOf(attribs.src.replace(/^\/\//, "https://")) : "";
    return src ? `[${src}](${src})` : inner();
  }
  return inner();
}

function around(text: string, mark: string): string {
  const words = text.trim();
  if (!words || words.includes("\n")) return text;
  return `${/^\s/.test(text) ? " " : ""}${mark}${words}${mark}${/\s$/.test(text) ? " " : ""}`;
}

function textOf(node: Node, depth: number): string {
  if (depth > DEEPEST) return "";
  if (node.type === "text") return (node as { data: string }).data;
  if (!isElement(node)) return "";
  return node.name === "br" ? "\n" : node.children.map((child) => textOf(child, depth + 1)).join("");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

const prefixed = (text: string, mark: string) =>
  text
    .split("\n")
    .map((line) => (mark + line).trimEnd())
    .join("\n");
const addressOf = (address: string) =>
  address.trim().replace(/[\s<>()]/g, (sign) => encodeURIComponent(sign).replace("(", "%28").replace(")", "%29"));
const escapeText = (text: string) =>
  text
    .replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+]|#+)(?=\s)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/, "$1\\$2");
