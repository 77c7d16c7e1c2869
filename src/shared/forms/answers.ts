import type { FormField } from "../contract/forms.ts";

/** What stands in a form: of each field its values, as a browser sends them; of files their names and sizes. */
export type Answers = {
  values: Readonly<Record<string, readonly string[]>>;
  files: Readonly<Record<string, readonly SentFile[]>>;
};
export type SentFile = { name: string; size: number };

/** True for a field that can be answered; the others only say something. */
export function isQuestion(field: Pick<FormField, "kind">): boolean {
  return field.kind !== "heading" && field.kind !== "hint";
}

/** The values of a field without blanks around them and without empty ones. */
export function valuesOf(answers: Answers, key: string): string[] {
  // A key such as "constructor" must find nothing that every object has.
  const given = Object.hasOwn(answers.values, key) ? answers.values[key]! : [];
  return given.map((value) => value.trim()).filter((value) => value !== "");
}

/** The files of a field. */
export function filesOf(answers: Answers, key: string): readonly SentFile[] {
  return Object.hasOwn(answers.files, key) ? answers.files[key]! : [];
}

/** True for what says who somebody is. */
export function isAboutPerson({ role }: Pick<FormField, "role">): boolean {
  return role === "name" || role === "address";
}

/**
 * The fields that are shown for these answers, in their order. A condition looks only at fields that stand before, and one
 * that is not shown itself counts as empty, whatever was typed into it.
 *
 * @param anonymous who one is is not asked, also where something was typed before they chose so
 */
export function shownFields(
  fields: readonly FormField[],
  answers: Answers,
  { anonymous = false }: { anonymous?: boolean } = {},
): FormField[] {
  const shown = new Map<string, FormField>();
  for (const field of fields) {
    if (anonymous && isAboutPerson(field)) continue;
    if (isShown(field, shown, answers)) shown.set(field.key, field);
  }
  return [...shown.values()];
}

function isShown({ showIf }: FormField, shown: ReadonlyMap<string, FormField>, answers: Answers): boolean {
  if (!showIf || showIf.conditions.length === 0) return true;
  const holds = ({ field, values }: { field: string; values: readonly string[] }) => {
    const other = shown.get(field);
    if (!other) return false;
    if (other.kind === "files") return values.length === 0 && filesOf(answers, field).length > 0;
    const given = valuesOf(answers, field);
    return values.length === 0 ? given.length > 0 : given.some((value) => values.includes(value));
  };
  return showIf.match === "any" ? showIf.conditions.some(holds) : showIf.conditions.every(holds);
}
