import type { Readable } from "node:stream";
import type { Locale } from "../../../shared/contract/common.ts";
import { isQuestion, sayLabel } from "../../../shared/forms/index.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { getCases } from "../cases/index.ts";
import { type Submission, submissionsOf } from "../conversations/index.ts";
import { findForm } from "./find-forms.ts";

const PAGE = 500;

/**
 * All that was sent by a form, of cases that the actor may see, as CSV, page by page. There is a column for each field that the
 * form has or had. That somebody took the data out is in the audit log.
 *
 * @throws forms.not_found
 */
export async function exportSubmissions(ctx: Ctx, id: number, locale: Locale): Promise<Readable> {
  const form = await findForm(ctx, id);
  const labels = new Map<string, string>();
  for (const field of form.spec.fields) if (isQuestion(field)) labels.set(field.key, sayLabel(field.label, locale));
  for await (const { form: sent } of allOf(ctx, id)) {
    for (const { key, label } of sent.rows) if (!labels.has(key)) labels.set(key, sayLabel(label, locale));
  }
  await audit(ctx, { action: "forms.exported", subject: { kind: "form", id } });
  const columns = [
    ...["case", "at", "language", "version", "anonymous"].map((key) => ({ key, header: key })),
    // A field may be called as one of those: its column has a name that no field can have.
    ...[...labels].map(([key, header]) => ({ key: `answer.${key}`, header })),
  ];
  return csvOf(columns, records(ctx, id, locale));
}

async function* records(ctx: Ctx, id: number, locale: Locale) {
  for await (const { caseId, at, language, form } of allOf(ctx, id)) {
    const answers = form.rows.map(({ key, values }) => [
      `answer.${key}`,
      values.map((value) => sayLabel(value, locale)).join("; "),
    ]);
    const known = { case: caseId, at: at.toISOString(), language, version: form.version, anonymous: form.anonymous };
    yield { ...known, ...Object.fromEntries(answers) };
  }
}

async function* allOf(ctx: Ctx, id: number): AsyncGenerator<Submission> {
  let after = 0;
  for (;;) {
    const rows = await submissionsOf(ctx, id, { after, limit: PAGE });
    const seen = await getCases(ctx, [...new Set(rows.map(({ caseId }) => caseId))]);
    for (const row of rows) if (seen.has(row.caseId)) yield row;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.messageId;
  }
}
