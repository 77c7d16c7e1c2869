/**
 * Forms on the portal, edited in the desk.
 *
 * GET    /api/v1/forms                    forms:manage   page(FormView) ?archived=   in their order
 * POST   /api/v1/forms                    forms:manage   SaveForm → FormView
 * GET    /api/v1/forms/:id                forms:manage   FormView
 * PUT    /api/v1/forms/:id                forms:manage   SaveForm → FormView (a new version where the form itself changed)
 * POST   /api/v1/forms/:id/duplicate      forms:manage   → FormView (unpublished, with an address of its own)
 * POST   /api/v1/forms/:id/archive        forms:manage   { archived } → FormView
 * POST   /api/v1/forms/preview            forms:manage   { form, locale } → { html }
 * GET    /api/v1/forms/:id/submissions.csv forms:export  text/csv, of cases that the caller may see
 * GET    /api/v1/executives               signed-in      page(ExecutiveView)
 * PUT    /api/v1/executives/:staffId      forms:manage   SaveExecutive → ExecutiveView
 * DELETE /api/v1/executives/:staffId      forms:manage   ?heirId= who takes over mailboxes and open letters → Done
 */
import { type Static, Type } from "typebox";
import { caseKinds } from "../case-kinds.ts";
import { fieldKinds, fieldRoles } from "../forms/kinds.ts";
import { Id, Locale, Names, NullableId, Ref, Time } from "./common.ts";

export const CaseKind = Type.Enum([...caseKinds]);
export type CaseKind = Static<typeof CaseKind>;

export const FieldKey = Type.String({ pattern: "^[a-z][a-z0-9_]{0,39}$" });
const Label = Type.Object({
  "zh-CN": Type.Optional(Type.String({ maxLength: 2_000 })),
  en: Type.Optional(Type.String({ maxLength: 2_000 })),
});

/** A field is shown when another, which stands before it, has one of these values; no values: when it has any. */
export const FieldCondition = Type.Object({
  field: FieldKey,
  values: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
});
export const FormField = Type.Object({
  key: FieldKey,
  kind: Type.Enum([...fieldKinds]),
  label: Label,
  help: Type.Optional(Label),
  role: Type.Optional(Type.Enum([...fieldRoles])),
  required: Type.Optional(Type.Boolean()),
  options: Type.Optional(
    Type.Array(Type.Object({ value: Type.String({ minLength: 1, maxLength: 100 }), label: Label }), { maxItems: 100 }),
  ),
  /** of a choice: all of its options side by side, or in a list that opens */
  look: Type.Optional(Type.Enum(["radio", "select"])),
  minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 20_000 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  /** 9 stands for a digit, A for a letter, * for either; all else for itself */
  mask: Type.Optional(Type.String({ maxLength: 60 })),
  /** of a number, or of a date as 2026-03-09 */
  min: Type.Optional(Type.Union([Type.Number(), Type.String({ maxLength: 10 })])),
  max: Type.Optional(Type.Union([Type.Number(), Type.String({ maxLength: 10 })])),
  maxFiles: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  /** kinds of files that are taken; any where left out */
  fileKinds: Type.Optional(Type.Array(Type.Enum(["image", "video", "audio", "pdf", "document"]), { maxItems: 5 })),
  showIf: Type.Optional(
    Type.Object({
      match: Type.Enum(["all", "any"]),
      conditions: Type.Array(FieldCondition, { minItems: 1, maxItems: 10 }),
    }),
  ),
});
export type FormField = Static<typeof FormField>;

/** What a version of a form is: all that a submission must be read by later. */
export const FormSpec = Type.Object({
  title: Label,
  intro: Label,
  /** what somebody reads who sent it */
  confirmation: Label,
  kind: CaseKind,
  fields: Type.Array(FormField, { minItems: 1, maxItems: 60 }),
  /** it may be sent without saying who one is */
  anonymous: Type.Boolean(),
  teamId: NullableId,
  priority: Type.Integer({ minimum: 1, maximum: 4 }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20 }),
  /** one of these becomes the owner; none: whom the team's routing finds */
  ownerIds: Type.Array(Id, { maxItems: 50 }),
  /** told by name of each that comes in */
  notifyIds: Type.Array(Id, { maxItems: 50 }),
  /** of an executives' mailbox: to whom one can write; empty: to all of them */
  executiveIds: Type.Array(Id, { maxItems: 50 }),
  /** pages that may show it in a frame, as https://shop.example */
  origins: Type.Array(Type.String({ pattern: "^https?://[a-zA-Z0-9.-]+(:[0-9]{1,5})?$", maxLength: 200 }), {
    maxItems: 20,
  }),
});
export type FormSpec = Static<typeof FormSpec>;

export const SaveForm = Type.Object({
  brandId: Id,
  slug: Type.String({ pattern: "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$" }),
  position: Type.Integer({ minimum: 0, maximum: 100_000 }),
  published: Type.Boolean(),
  spec: FormSpec,
});
export type SaveForm = Static<typeof SaveForm>;

export const FormView = Type.Object({
  id: Id,
  ...SaveForm.properties,
  brand: Ref,
  version: Type.Integer(),
  /** the brand's help page begins with it */
  isDefault: Type.Boolean(),
  archived: Type.Boolean(),
  submissions: Type.Integer(),
  /** where customers find it */
  url: Type.String(),
  /** what a shop pastes into its pages */
  snippet: Type.String(),
  updatedAt: Time,
});
export type FormView = Static<typeof FormView>;

export const PreviewForm = Type.Object({ form: SaveForm, locale: Locale });
export const FormPreview = Type.Object({ html: Type.String() });

/** What somebody sent by a form, kept with the message as it was then. */
export const SubmittedForm = Type.Object({
  formId: Id,
  version: Type.Integer(),
  title: Names,
  anonymous: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: Type.String(),
      label: Names,
      /** as typed; of a choice the labels, of files their names, of a consent the words that were agreed to */
      values: Type.Array(Names),
    }),
  ),
});
export type SubmittedForm = Static<typeof SubmittedForm>;

/** A named executive to whom customers can write. */
export const SaveExecutive = Type.Object({
  title: Label,
  /** whose letters these are beside the executive: the office */
  teamId: Id,
  /** who may answer in the executive's name */
  deputyIds: Type.Array(Id, { maxItems: 50 }),
  position: Type.Integer({ minimum: 0, maximum: 100_000 }),
});
export type SaveExecutive = Static<typeof SaveExecutive>;
export const ExecutiveView = Type.Object({
  staff: Ref,
  team: Ref,
  deputies: Type.Array(Ref),
  ...Type.Omit(SaveExecutive, ["teamId", "deputyIds"]).properties,
});
export type ExecutiveView = Static<typeof ExecutiveView>;
