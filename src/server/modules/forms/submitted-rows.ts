import type { FormField, SubmittedForm } from "../../../shared/contract/forms.ts";
import { type Answers, filesOf, isQuestion, shownFields, valuesOf } from "../../../shared/forms/index.ts";
import type { FormFacts } from "./store.ts";

/** What was sent, field by field with the words of the form as it is now; what was left empty is not among it. Pure. */
export function submittedForm(form: FormFacts, answers: Answers, anonymous: boolean): SubmittedForm {
  const rows = shownFields(form.spec.fields, answers, { anonymous })
    .filter(isQuestion)
    .map((field) => ({
      key: field.key,
      kind: field.kind,
      label: field.label,
      values: valuesFor(field, answers),
    }))
    .filter(({ values }) => values.length > 0);
  return { formId: form.id, version: form.version, title: form.spec.title, anonymous, rows };
}

function valuesFor(field: FormField, answers: Answers): SubmittedForm["rows"][number]["values"] {
  if (field.kind === "files") return filesOf(answers, field.key).map(({ name }) => asTyped(name));
  const given = valuesOf(answers, field.key);
  // Who agreed to something agreed to these words, whatever the form says later.
  if (field.kind === "consent") return given.length > 0 ? [field.label] : [];
  if (field.kind !== "choice" && field.kind !== "choices") return given.map(asTyped);
  return given.flatMap((value) => field.options?.find((option) => option.value === value)?.label ?? []);
}

function asTyped(text: string) {
  return { "zh-CN": text, en: text };
}
