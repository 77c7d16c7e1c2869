/** Keeps what is typed into a form until it was sent: a lost line or a closed tab costs nobody their words. */
export function keepTyped(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    const key = `keepword:${form.dataset.keep}`;
    restore(form, key);
    form.addEventListener("input", () => save(form, key));
    form.addEventListener("submit", () => {
      sessionStorage.removeItem(key);
      // A second tap while the files go up must not send a second time.
      form.querySelector("button[type=submit]")?.setAttribute("disabled", "");
    });
  }
  // Coming back by the back button shows the page as it was left, with its button switched off.
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[type=submit][disabled]")) button.removeAttribute("disabled");
  });
}

type Typed = Record<string, string>;

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[name], textarea[name]")];
  return fields.filter((field) => field.type !== "hidden" && field.type !== "file" && field.name !== "website");
}

function save(form: HTMLFormElement, key: string): void {
  const typed: Typed = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  sessionStorage.setItem(key, JSON.stringify(typed));
}

function restore(form: HTMLFormElement, key: string): void {
  const typed = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Typed;
  for (const field of fieldsOf(form)) {
    if (field.value === "") field.value = typed[field.name] ?? "";
  }
}
