import { Type } from "typebox";
import { IdParams, Locale, PageQuery, page } from "../../../shared/contract/common.ts";
import { FormView, SaveForm } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { exportSubmissions } from "./export-submissions.ts";
import { findForm } from "./find-forms.ts";
import { presentForms } from "./present.ts";
import { archiveForm, duplicateForm, saveForm } from "./save-form.ts";
import { allForms, type FormFacts } from "./store.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/forms",
    access: "forms:manage",
    summary: "The forms that customers fill in, in their order.",
    query: Type.Object({ ...PageQuery.properties, archived: Type.Optional(Type.Boolean()) }),
    response: page(FormView),
    handler: async (ctx, { query }) => {
      const rows = (await allForms(ctx.db)).filter((form) => (form.archivedAt !== null) === (query.archived ?? false));
      return { items: await presentForms(ctx, rows), next: null };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/forms",
    access: "forms:manage",
    summary: "Makes a form.",
    body: SaveForm,
    response: FormView,
    handler: async (ctx, { body }) => present(ctx, await saveForm(ctx, null, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/forms/:id",
    access: "forms:manage",
    summary: "One form.",
    params: IdParams,
    response: FormView,
    handler: async (ctx, { params }) => present(ctx, await findForm(ctx, params.id)),
  }),
  route({
    method: "PUT",
    path: "/api/v1/forms/:id",
    access: "forms:manage",
    summary: "Gives a form this shape: another version of it where the form itself changed.",
    params: IdParams,
    body: SaveForm,
    response: FormView,
    handler: async (ctx, { params, body }) => present(ctx, await saveForm(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/forms/:id/duplicate",
    access: "forms:manage",
    summary: "Makes another form of one, hidden, under an address of its own.",
    params: IdParams,
    response: FormView,
    handler: async (ctx, { params }) => present(ctx, await duplicateForm(ctx, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/v1/forms/:id/archive",
    access: "forms:manage",
    summary: "Puts a form into the archive, or takes it out again.",
    params: IdParams,
    body: Type.Object({ archived: Type.Boolean() }),
    response: FormView,
    handler: async (ctx, { params, body }) => present(ctx, await archiveForm(ctx, params.id, body.archived)),
  }),
  route({
    method: "GET",
    path: "/api/v1/forms/:id/submissions.csv",
    access: "forms:export",
    summary: "What was sent by a form, of cases that the caller may see, as CSV.",
    params: IdParams,
    query: Type.Object({ locale: Type.Optional(Locale) }),
    handler: (ctx, { params, query }, { reply }) =>
      sendCsv(reply, `form-${params.id}.csv`, exportSubmissions(ctx, params.id, query.locale ?? "en")),
  }),
];

async function present(ctx: Ctx, form: FormFacts): Promise<FormView> {
  return (await presentForms(ctx, [form]))[0]!;
}
