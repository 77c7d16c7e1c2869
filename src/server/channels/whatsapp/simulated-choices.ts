import type { SimAnswer } from "../toolkit/simulator/define-simulator.ts";
import { graphError } from "../toolkit/simulator/meta.ts";

export type SentInteractive = {
  type?: string;
  body?: { text?: string };
  action?: {
    buttons?: { reply?: { id?: string; title?: string } }[];
    button?: string;
    sections?: { rows?: { id?: string; title?: string; description?: string }[] }[];
  };
};

/** What a message with buttons or a list shows, or how WhatsApp refuses it. */
export function showChoices({ type, body, action }: SentInteractive) {
  const isList = type === "list";
  const rows = isList ? action?.sections?.flatMap((section) => section.rows ?? []) : action?.buttons?.map(replyOf);
  const [most, long, longId] = isList ? [10, 24, 200] : [3, 20, 256];
  const titles = (rows ?? []).map(({ title = "" }) => title);
  const ids = (rows ?? []).map(({ id = "" }) => id);
  if (!rows || rows.length === 0 || rows.length > most) return { refusal: invalid("Invalid buttons count") };
  if (titles.some((title) => title === "" || [...title].length > long))
    return { refusal: invalid("Invalid title length") };
  if (ids.some((id) => id === "" || [...id].length > longId)) return { refusal: invalid("Invalid id length") };
  if (new Set(ids).size < ids.length || new Set(titles).size < titles.length) return { refusal: invalid("Duplicated") };
  if (isList && !action?.button) return { refusal: invalid("Parameter button is required") };
  const text = body?.text ?? "";
  if (text === "" || [...text].length > 1_024) return { refusal: invalid("Invalid body length") };
  return { text, choices: titles.map((label, index) => ({ label, payload: ids[index]! })) };
}

const replyOf = ({ reply }: { reply?: { id?: string; title?: string } }) => reply ?? {};

function invalid(details: string): SimAnswer {
  return graphError(400, 131009, "(#131009) Parameter value is not valid", details);
}
