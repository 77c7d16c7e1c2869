import { Node } from "@tiptap/core";

export const calloutKinds = ["note", "tip", "warning"] as const;
export type CalloutKind = (typeof calloutKinds)[number];

const kindOf = ({ dataset }: HTMLElement): CalloutKind => calloutKinds.find((kind) => kind === dataset.kind) ?? "note";
const BEGINS = /^> ?\\?\[!(NOTE|TIP|WARNING)\\?\][ \t]*/i;

/** A box that says what to know, what helps or what to beware of. In Markdown a quote that begins with `[!NOTE]`. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({ kind: { default: "note", parseHTML: kindOf } }),
  parseHTML: () => [{ tag: "div.callout" }],
  renderHTML: ({ node }) => ["div", { class: "callout", "data-kind": String(node.attrs.kind) }, 0],
  markdownTokenName: "callout",
  markdownTokenizer: {
    name: "callout",
    level: "block",
    start: (src) => src.search(/^> ?\\?\[!(?:NOTE|TIP|WARNING)/im),
    tokenize: (src, _, lexer) => {
      const kind = BEGINS.exec(src)?.[1];
      const raw = kind && /^(?:>[^\n]*(?:\n|$))+/.exec(src)?.[0];
      if (!kind || !raw) return undefined;
      const text = raw
        .replace(BEGINS, "")
        .replace(/^> ?/gm, "")
        .replace(/^\n+|\n+$/g, "");
      return { type: "callout", raw, kind: kind.toLowerCase(), tokens: lexer.blockTokens(text) };
    },
  },
  parseMarkdown: (token, helpers) => {
    const children = helpers.parseBlockChildren?.(token.tokens ?? []) ?? helpers.parseChildren(token.tokens ?? []);
    const content = children.length > 0 ? children : [helpers.createNode("paragraph")];
    return helpers.createNode("callout", { kind: token.kind as string }, content);
  },
  renderMarkdown: (node, helpers) => {
    const said = (node.content ?? []).map((child) => helpers.renderChildren([child])).join("\n\n");
    const lines = said.split("\n").map((line) => (line.trim() === "" ? ">" : `> ${line}`));
    return [`> [!${String(node.attrs?.kind ?? "note").toUpperCase()}]`, ...lines].join("\n");
  },
});
