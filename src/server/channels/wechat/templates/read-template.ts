import type { MessageTemplate, TemplateField } from "../../../kernel/channel/index.ts";
import { objectsOf } from "../../toolkit/loose-json.ts";
import { formatOf } from "./value-formats.ts";

/** A template as WeChat lists it, of messages or of notices that people subscribe to. */
export type Listed = {
  template_id?: string;
  priTmplId?: string;
  title?: string;
  content?: string;
  example?: string;
  keywordEnumValueList?: unknown;
};

/** Where a value stands: `{{thing1.DATA}}`. */
const PLACE = /\{\{\s*(\w+)\.DATA\s*\}\}/g;

/** Before and after the fields; WeChat lets both be empty, and shows neither any more in what was made since 2023. */
const OPTIONAL = new Set(["first", "remark"]);

export const SUBSCRIBED = "subscribe:";

/** Turns one of WeChat's templates into ours; null for what is none. */
export function readTemplate(listed: Listed): MessageTemplate | null {
  const { template_id: ownId, priTmplId: noticeId, title, content } = listed;
  const id = typeof ownId === "string" ? ownId : typeof noticeId === "string" ? SUBSCRIBED + noticeId : null;
  if (id === null || typeof title !== "string" || typeof content !== "string") return null;
  const text = content.replaceAll("\\n", "\n").replaceAll("\r\n", "\n");
  const name = title.trim() || id;
  return {
    id,
    language: null,
    name,
    category: ownId === undefined ? "subscription" : "notice",
    cost: "free",
    state: "usable",
    reason: null,
    parts: [
      { kind: "header", text: name, maxLength: null },
      { kind: "body", text: text.replace(PLACE, (_, key: string) => `{{${key}}}`).trim(), maxLength: null },
    ],
    fields: fieldsOf(text, listed),
  };
}

function fieldsOf(text: string, { example, keywordEnumValueList }: Listed): TemplateField[] {
  const lines = text.split("\n");
  const shown = typeof example === "string" ? example.replaceAll("\\n", "\n").replaceAll("\r\n", "\n").split("\n") : [];
  const fields = lines.flatMap((line, index) =>
    [...line.matchAll(PLACE)].map((match): TemplateField => {
      const [place, key = ""] = match;
      const before = line.slice(0, match.index).replace(PLACE, "").trim();
      return {
        key,
        label: before.replace(/\s*[:：]\s*$/, "") || key,
        required: !OPTIONAL.has(key),
        ...formatOf(key),
        choices: choicesOf(key, keywordEnumValueList),
        // The example follows the template line by line, where it does.
        example:
          line.trim().endsWith(place) && shown[index]?.startsWith(before) ? exampleOf(shown[index], before) : null,
      };
    }),
  );
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}

function exampleOf(line: string, before: string): string | null {
  return (
    line
      .slice(before.length)
      .replace(/^\s*[:：]\s*/, "")
      .trim() || null
  );
}

function choicesOf(key: string, given: unknown): string[] {
  const known = objectsOf<{ keywordCode?: string; enumValueList?: unknown }>(given);
  const list = known.find(({ keywordCode }) => keywordCode?.replace(/\.DATA$/, "") === key)?.enumValueList;
  return Array.isArray(list) ? list.filter((value): value is string => typeof value === "string") : [];
}
