import type { MessageTemplate } from "../../../kernel/channel/index.ts";
import { objectsOf } from "../../toolkit/loose-json.ts";
import { LONGEST, type Piece, plainField, textOf } from "./piece.ts";
import { readButtons } from "./read-buttons.ts";
import type { Component, ListedTemplate } from "./template-components.ts";

const STATES: Readonly<Record<string, MessageTemplate["state"]>> = {
  APPROVED: "usable",
  PENDING: "waiting",
  IN_APPEAL: "waiting",
  PAUSED: "paused",
  LIMIT_EXCEEDED: "paused",
};

/** Turns a template of Meta's list into ours; null for what is none. */
export function readTemplate(listed: ListedTemplate): MessageTemplate | null {
  const { name, language } = listed;
  const [status, category] = [textOf(listed.status), textOf(listed.category)];
  if (typeof name !== "string" || typeof language !== "string" || name === "") return null;
  const pieces = objectsOf<Component>(listed.components).map((component) => readComponent(component, category));
  const unsupported = pieces.find((piece) => piece.unsupported !== undefined)?.unsupported;
  const state = STATES[status] ?? "refused";
  const usable = state === "usable" && unsupported === undefined;
  const rejected = textOf(listed.rejected_reason).replace(/^NONE$/, "");
  return {
    id: name,
    language,
    name,
    category: category === "" ? null : category.toLowerCase(),
    // Since 2025 each delivered template is billed, but what serves an order while the person is being answered.
    cost: category === "UTILITY" ? "free-in-session" : "paid",
    state: state === "usable" && !usable ? "unsupported" : state,
    reason: usable ? null : state === "usable" ? (unsupported ?? null) : rejected || status,
    parts: pieces.flatMap(({ parts = [] }) => parts),
    fields: pieces.flatMap(({ fields = [] }) => fields),
  };
}

function readComponent(component: Component, category: string): Piece {
  // A code is proven by a button of Meta's own, and sent by machines.
  if (category === "AUTHENTICATION") return { unsupported: category };
  switch (component.type) {
    case "HEADER":
      return readHeader(component);
    case "BODY":
      return readText("body", component);
    case "FOOTER":
      return readText("footer", component);
    case "BUTTONS":
      return readButtons(component.buttons);
    default:
      return { unsupported: textOf(component.type) || "?" };
  }
}

function readHeader(component: Component): Piece {
  const format = textOf(component.format);
  if (format === "TEXT") return readText("header", component);
  if (!["IMAGE", "VIDEO", "DOCUMENT"].includes(format)) return { unsupported: `HEADER ${format}` };
  const key = `file.${format.toLowerCase()}`;
  const field = {
    ...plainField(key, format.toLowerCase()),
    maxLength: 2_000,
    format: "link",
    pattern: "^https?://\\S+$",
    example: linkOf(component.example?.header_handle),
  };
  return { parts: [{ kind: "header", text: `{{${key}}}`, maxLength: null }], fields: [field] };
}

function readText(kind: "header" | "body" | "footer", { text: given, example }: Component): Piece {
  const text = textOf(given);
  const examples = examplesOf(kind, example);
  const names = [...new Set([...text.matchAll(PLACE)].map(([, name]) => name!))];
  const fields = names.map((name, index) => ({
    ...plainField(`${kind}.${name}`, name),
    example: examples.get(name) ?? examples.get(index) ?? null,
  }));
  const shown = text.replace(PLACE, (_, name: string) => `{{${kind}.${name}}}`);
  return { parts: [{ kind, text: shown, maxLength: LONGEST[kind] }], fields };
}

function linkOf(handles: unknown): string | null {
  const [first] = Array.isArray(handles) ? handles : [];
  return typeof first === "string" && /^https?:/.test(first) ? first : null;
}

/** `{{1}}` by place, `{{order_number}}` by name. */
const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/** What Meta was shown as values, by name or by place. */
function examplesOf(kind: string, example: Component["example"]): Map<string | number, string> {
  const given = (example ?? {}) as Record<string, unknown>;
  const named = objectsOf<{ param_name?: string; example?: string }>(given[`${kind}_text_named_params`]);
  const list = given[`${kind}_text`];
  // A body's are a list of sets of values, a header's one set.
  const placed = Array.isArray(list) && Array.isArray(list[0]) ? list[0] : Array.isArray(list) ? list : [];
  return new Map<string | number, string>([
    ...named.map(({ param_name, example: value }) => [textOf(param_name), textOf(value)] as const),
    ...placed.map((value, index) => [index, textOf(value)] as const),
  ]);
}
