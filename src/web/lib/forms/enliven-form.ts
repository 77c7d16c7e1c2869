import type { FormField } from "../../../shared/contract/forms.ts";
import { type AnswerFault, type Answers, checkAnswers, shownFields } from "../../../shared/forms/index.ts";

/** What a form's element carries for its script, in `data-form`. */
export type FormScript = {
  fields: FormField[];
  /** of each field as the page says it */
  labels: Record<string, string>;
  /** of each fault, with {field}, {limit} and the like to be filled in */
  faults: Record<string, string>;
};

/**
 * Makes a form show the fields that fit the answers, and say what is wrong before it is sent: by the very rules that the
 * server goes by. Without it all fields are shown and the server says what is wrong.
 */
export function enlivenForm(form: HTMLFormElement): void {
  const { fields, labels, faults } = JSON.parse(form.dataset.form!) as FormScript;
  const isAnonymous = () => form.querySelector<HTMLInputElement>("[name=anonymous]")?.checked ?? false;
  const refresh = () => {
    const shown = new Set(shownFields(fields, answersIn(form), { anonymous: isAnonymous() }).map(({ key }) => key));
    for (const { key } of fields) setHidden(form, key, !shown.has(key));
  };
  form.noValidate = true;
  refresh();
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => {
    const answers = answersIn(form);
    const found = [...faultsOfRecipient(form, answers), ...checkAnswers(fields, answers, { anonymous: isAnonymous() })];
    tell(form, found, (fault) => fill(faults[fault.code] ?? "", { ...fault.params, field: labels[fault.field] ?? "" }));
    if (found.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

/** A letter is written to somebody: that is asked before all fields, and is none of them. */
function faultsOfRecipient(form: HTMLFormElement, { values }: Answers): AnswerFault[] {
  const isAsked = form.querySelector("[name=executive]") !== null;
  return isAsked && !values.executive ? [{ field: "executive", code: "missing", params: {} }] : [];
}

/** What stands in a form; what is hidden keeps its words, and the rules leave them out. */
function answersIn(form: HTMLFormElement): Answers {
  const values: Record<string, string[]> = Object.create(null);
  const files: Record<string, { name: string; size: number }[]> = Object.create(null);
  for (const control of form.elements) {
    const { name, type } = control as HTMLInputElement;
    if (!name) continue;
    if (control instanceof ownerWindow(form).HTMLInputElement && type === "file") {
      files[name] = [...(control.files ?? [])].map((file) => ({ name: file.name, size: file.size }));
    } else if ((type !== "checkbox" && type !== "radio") || (control as HTMLInputElement).checked) {
      values[name] = [...(values[name] ?? []), (control as HTMLInputElement).value];
    }
  }
  return { values, files };
}

/** A form in a frame is made of the frame's classes. */
function ownerWindow(form: HTMLFormElement): typeof globalThis {
  return form.ownerDocument.defaultView as unknown as typeof globalThis;
}

function setHidden(form: HTMLFormElement, key: string, hidden: boolean): void {
  const place = placeOf(form, key);
  if (!place || place.hidden === hidden) return;
  place.hidden = hidden;
  for (const control of place.querySelectorAll<HTMLInputElement>("input, textarea, select")) control.disabled = hidden;
}

function placeOf(form: HTMLFormElement, key: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`[data-field="${key}"]`);
}

function tell(form: HTMLFormElement, faults: readonly AnswerFault[], say: (fault: AnswerFault) => string): void {
  for (const place of form.querySelectorAll<HTMLElement>("[data-field]")) {
    const fault = faults.find(({ field }) => field === place.dataset.field);
    const line = place.querySelector<HTMLElement>("[data-fault]");
    if (line) {
      // Read out once: the first one, which the page goes to.
      if (fault && fault === faults[0]) line.setAttribute("role", "alert");
      else line.removeAttribute("role");
      line.textContent = fault ? say(fault) : "";
      line.hidden = !fault;
    }
    for (const control of place.querySelectorAll("input, textarea, select")) {
      if (fault) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }
  const [first] = faults;
  const place = first && placeOf(form, first.field);
  place?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  place?.scrollIntoView({ block: "center" });
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
