import type { AskStep } from "../contract/flows.ts";
import { fitsMask } from "../forms/mask.ts";
import { canonicalMailAddress } from "../mail-address.ts";
import { canonicalPhone } from "../phone-number.ts";
import { readChoice } from "./read-choice.ts";
import type { AnsweredFile } from "./state.ts";

/** What somebody answered: typed, pressed, or sent as files. */
export type FlowAnswer = {
  value: string;
  files?: readonly AnsweredFile[];
  /** A colleague tells what they were shown: of a photo their words are enough. */
  told?: boolean;
};

const SKIPS = new Set(["", "-", "skip", "none", "跳过", "没有", "无"]);
const LONGEST = 4_000;

type Offer = { value: string; label: string };

/**
 * The answer as it is kept, or null where it is none to this question.
 * @param orders that were offered where an order number is asked for
 */
export function readAnswer(
  step: AskStep,
  { value, files, told }: FlowAnswer,
  orders: readonly Offer[] = [],
): string | null {
  const text = value.normalize("NFKC").trim().slice(0, LONGEST);
  if (step.optional && SKIPS.has(text.toLowerCase()) && !files?.length) return "";
  if (step.kind === "photo" && !told) return files?.length ? files.map(({ name }) => name).join(", ") : null;
  if (text === "") return null;
  switch (step.kind) {
    case "choice":
      return readChoice(step.options, text);
    case "text":
    case "photo":
      return text;
    case "number":
      return numberIn(step, text);
    case "order_number":
      return offeredIn(orders, text) ?? orderNumberIn(step, text);
    case "phone":
      return canonicalPhone(text);
    case "mail":
      return canonicalMailAddress(text);
    case "date":
      return dateIn(text);
  }
}

function numberIn({ min, max }: AskStep, text: string): string | null {
  if (!/^[-+]?\d{1,15}(?:[.,]\d{1,6})?$/.test(text)) return null;
  const number = Number(text.replace(",", "."));
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) return null;
  return String(number);
}

function offeredIn(orders: readonly Offer[], text: string): string | null {
  const named = orders.find(({ value, label }) => value === text || label.normalize("NFKC").trim() === text);
  // No order number is as short as a place in the list.
  const place = /^(\d{1,2})[.、)]?$/.exec(text)?.[1];
  return named?.value ?? (place ? (orders[Number(place) - 1]?.value ?? null) : null);
}

function orderNumberIn({ mask }: AskStep, text: string): string | null {
  const typed = text.replace(/^#/, "").replace(/\s+/g, "");
  const number = typed.toUpperCase();
  if (mask) return [typed, number].find((form) => fitsMask(form, mask)) ?? null;
  return /^(?=.*\d)[A-Z0-9][A-Z0-9_-]{2,39}$/.test(number) ? number : null;
}

function dateIn(text: string): string | null {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
