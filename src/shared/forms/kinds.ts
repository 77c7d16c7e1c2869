/** The kinds of fields that a form can have. */
export const fieldKinds = [
  "short_text",
  "long_text",
  "choice",
  "choices",
  "number",
  "date",
  "email",
  "phone",
  "order_number",
  "product",
  "files",
  "consent",
  "heading",
  "hint",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** What a field's answer is besides an answer: who writes, about what, in which words. Each at most once a form. */
export const fieldRoles = ["name", "address", "subject", "words"] as const;
export type FieldRole = (typeof fieldRoles)[number];
