import { randomUUID } from "node:crypto";
import type { Locale } from "../../../shared/contract/common.ts";
import type { ClosingPage } from "../../../shared/contract/portal-complaints.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import { closeByCustomer, closingTime, isActive } from "../cases/index.ts";
import type { OpenedCase } from "./case-page.ts";
import type { ReadForm } from "./read-form.ts";
import { replyOnPage } from "./reply-on-page.ts";

const LONGEST = 20_000;

/** The page that asks once more what a link said. */
export async function closingPage(
  ctx: Ctx,
  { opened: { facts }, token, solved }: { opened: OpenedCase; token: string; solved: boolean },
): Promise<ClosingPage> {
  const { id: number, subject, category, solvedAt } = facts;
  const closesAt = category === "solved" && solvedAt ? (await closingTime(ctx, solvedAt)).toISOString() : null;
  return { page: "closing", token, subject, number, solved, category, closesAt, formKey: randomUUID() };
}

/**
 * The customer's word: it is closed by it, or is open again with what is missing. What is in work already stays so, and
 * words that came with it are kept.
 */
export async function sayWhetherSolved(
  ctx: Ctx,
  { opened, form, locale }: { opened: OpenedCase; form: ReadForm; locale: Locale },
): Promise<void> {
  if (form.fields.solved === "yes") return closeByCustomer(ctx, opened.facts.id);
  const typed = form.fields.text?.trim().slice(0, LONGEST) ?? "";
  if (typed === "" && isActive(opened.facts.category)) return;
  const text = typed || wordsOf(locale)("portal.closing.notSolvedText");
  const fields = { ...form.fields, text };
  await replyOnPage(ctx, { opened, form: { ...form, fields, fault: null }, language: locale });
}
