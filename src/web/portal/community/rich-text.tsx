import type { ComponentChildren } from "preact";

/**
 * A small part of Markdown, drawn as elements and never as HTML: paragraphs, lists, quotes, code, bold, and addresses of
 * pages as links. Whatever else was typed stands there as it was typed.
 */
export function RichText({ text }: { text: string }) {
  return <div class="rich">{blocksOf(text).map(drawBlock)}</div>;
}

type Block = { kind: "text" | "list" | "steps" | "quote" | "code"; lines: string[] };

const MARKS: readonly (readonly [Block["kind"], RegExp])[] = [
  ["list", /^[-*•]\s+/],
  ["steps", /^\d{1,3}[.)、]\s*/],
  ["quote", /^>\s?/],
];

/** Cuts a text where its kind of lines changes, or where a line is empty. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  const begin = (kind: Block["kind"]) => {
    open = { kind, lines: [] };
    blocks.push(open);
    return open;
  };
  for (const line of text.split("\n")) {
    const current: Block | null = open as Block | null;
    if (line.startsWith("```")) {
      if (current?.kind === "code") open = null;
      else begin("code");
    } else if (current?.kind === "code") current.lines.push(line);
    else if (line.trim() === "") open = null;
    else {
      const [kind, mark] = MARKS.find(([, pattern]) => pattern.test(line)) ?? (["text", null] as const);
      const block = current?.kind === kind ? current : begin(kind);
      block.lines.push(mark ? line.replace(mark, "") : line);
    }
  }
  return blocks;
}

function drawBlock({ kind, lines }: Block, index: number) {
  const items = lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, on the server
    <li key={at}>{inline(line)}</li>
  ));
  switch (kind) {
    case "code":
      return (
        <pre key={index}>
          <code>{lines.join("\n")}</code>
        </pre>
      );
    case "list":
      return <ul key={index}>{items}</ul>;
    case "steps":
      return <ol key={index}>{items}</ol>;
    case "quote":
      return <blockquote key={index}>{broken(lines)}</blockquote>;
    case "text":
      return <p key={index}>{broken(lines)}</p>;
  }
}

function broken(lines: readonly string[]): ComponentChildren {
  return lines.flatMap((line, at) => (at > 0 ? [<br key={-at} />, ...inline(line)] : inline(line)));
}

const INLINE = /`([^`\n]{1,500})`|\*\*([^*\n]{1,500})\*\*|(https?:\/\/[^\s<>"'`，。；、！？）】》]{1,1000})/g;

/** Code, bold and links of one line; a link names itself, so that it says where it leads. */
function inline(line: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) parts.push(line.slice(from, match.index));
    const [whole, code, bold, link] = match;
    from = match.index + whole.length;
    if (code !== undefined) parts.push(<code key={match.index}>{code}</code>);
    else if (bold !== undefined) parts.push(<strong key={match.index}>{bold}</strong>);
    else {
      const href = link!.replace(/[.,;:!?)\]]+$/, "");
      from = match.index + href.length;
      parts.push(
        URL.canParse(href) ? (
          <a key={match.index} href={href} rel="nofollow ugc noopener noreferrer">
            {href}
          </a>
        ) : (
          href
        ),
      );
    }
  }
  parts.push(line.slice(from));
  return parts;
}
