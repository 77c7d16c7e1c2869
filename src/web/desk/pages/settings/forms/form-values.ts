import type { FormField, FormView, SaveForm } from "../../../../../shared/contract/forms.ts";

/** A form as its editor holds it. */
export type FormValues = SaveForm;

const usualFields: FormField[] = [
  {
    key: "text",
    kind: "long_text",
    label: { "zh-CN": "请描述您遇到的问题", en: "What happened?" },
    role: "words",
    required: true,
  },
  {
    key: "email",
    kind: "email",
    label: { "zh-CN": "您的邮箱", en: "Your e-mail address" },
    role: "address",
    required: true,
  },
];

/** What the editor begins with. */
export function toValues(form: FormView | null, brandId: number | undefined): FormValues {
  if (form) {
    const { brandId: brand, slug, position, published, spec } = form;
    return { brandId: brand, slug, position, published, spec };
  }
  return {
    brandId: brandId!,
    slug: "",
    position: 10,
    published: false,
    spec: {
      title: {},
      intro: {},
      confirmation: {},
      kind: "question",
      fields: usualFields,
      anonymous: false,
      teamId: null,
      priority: 2,
      tags: [],
      ownerIds: [],
      notifyIds: [],
      executiveIds: [],
      origins: [],
    },
  };
}

/** What is sent: what was left empty is left out, what does not belong to a kind of field is not among it. */
export function toBody(values: FormValues): SaveForm {
  const { spec } = values;
  return {
    ...values,
    spec: {
      ...spec,
      title: filled(spec.title),
      intro: filled(spec.intro),
      confirmation: filled(spec.confirmation),
      teamId: spec.teamId ?? null,
      anonymous: spec.kind !== "executive" && spec.anonymous,
      executiveIds: spec.kind === "executive" ? spec.executiveIds : [],
      fields: spec.fields.map(fieldBody),
    },
  };
}

const optionKinds = ["choice", "choices"];
const textKinds = ["short_text", "long_text", "order_number", "product"];
const rangeKinds = ["number", "date"];

function fieldBody(field: FormField): FormField {
  const of = <K extends keyof FormField>(kinds: readonly string[], ...names: K[]) =>
    kinds.includes(field.kind) ? names : [];
  const names: (keyof FormField)[] = [
    ...(["key", "kind", "role", "required"] as const),
    ...of(optionKinds, "options", "look"),
    ...of(textKinds, "minLength", "maxLength", "mask"),
    ...of(rangeKinds, "min", "max"),
    ...of(["files"], "maxFiles", "fileKinds"),
  ];
  const kept = Object.fromEntries(names.flatMap((name) => (isEmpty(field[name]) ? [] : [[name, field[name]]])));
  const help = filled(field.help ?? {});
  const conditions = (field.showIf?.conditions ?? []).filter((condition) => condition?.field);
  return {
    ...(kept as FormField),
    label: filled(field.label ?? {}),
    ...(Object.keys(help).length > 0 && { help }),
    ...(field.options &&
      optionKinds.includes(field.kind) && {
        options: field.options.map(({ value, label }) => ({ value, label: filled(label ?? {}) })),
      }),
    ...(conditions.length > 0 && {
      showIf: {
        match: field.showIf?.match ?? "all",
        conditions: conditions.map(({ field: other, values }) => ({ field: other, values: values ?? [] })),
      },
    }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === false;
}

type Label = { "zh-CN"?: string; en?: string };
function filled(label: Label): Label {
  return Object.fromEntries(Object.entries(label).filter(([, text]) => text?.trim()));
}
