import { type CompiledCalendar, compileCalendar, describeDue } from "../../../../shared/business-time/index.ts";
import type { TriedCalendar, TryCalendar } from "../../../../shared/contract/calendars.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { calendarOf, withKnownErrors } from "./current-calendars.ts";
import { presentExplanation } from "./present-explanation.ts";
import { specOf } from "./save-calendar.ts";

/**
 * “What is 8 working hours from now?”, in a saved calendar, the default one, or one that is still being typed.
 * @throws calendars.*
 */
export async function tryCalendar(ctx: Ctx, input: TryCalendar): Promise<TriedCalendar> {
  const startedAt = input.startedAt ? Date.parse(input.startedAt) : ctx.now().getTime();
  const calendar = await calendarToTry(ctx, input);
  const explanation = presentExplanation(withKnownErrors(() => describeDue(calendar, startedAt, input.businessMs)));
  return { dueAt: explanation.dueAt!, explanation };
}

async function calendarToTry(ctx: Ctx, { calendar, calendarId }: TryCalendar): Promise<CompiledCalendar> {
  if (!calendar) return (await calendarOf(ctx, calendarId ?? null)).compiled;
  const spec = await specOf(calendar, ctx.now());
  return withKnownErrors(() => compileCalendar({ ...spec, id: String(calendarId ?? "draft"), version: 1 }));
}
