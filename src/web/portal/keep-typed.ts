/** Keeps what is typed into a form until it was sent: a lost line or a closed tab costs nobody their words. */
export function keepTyped(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    const key = `keepword:${form.dataset.keep}`;
    restore(form, key);
    form.addEventListener("input", () => save(form, key));
    form.addEventListener("submit", () => {
      sessionStorage.removeItem(key);
      // A second tap while the files go up must not send a second time. Later, as what a disabled button says is not sent.
      setTimeout(() => {
        for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("disabled", "");
      });
    });
  }
  // Coming back by the back button shows the page as it was left, with its button switched off.
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[type=submit][disabled]")) button.removeAttribute("disabled");
  });
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** Each name with its values. */
type Typed = Record<string, string[]>;

function controlsOf(form: HTMLFormElement): Control[] {
  const controls = [...form.querySelectorAll<Control>("input[name], textarea[name], select[name]")];
  return controls.filter(({ type, name }) => type !== "hidden" && type !== "file" && name !== "website");
}

function isBox(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

function save(form: HTMLFormElement, key: string): void {
  const typed: Typed = {};
  for (const control of controlsOf(form)) {
    typed[control.name] ??= [];
    if (!isBox(control) || control.checked) typed[control.name]!.push(control.value);
  }
  sessionStorage.setItem(key, JSON.stringify(typed));
}

function restore(form: HTMLFormElement, key: string): void {
  const typed = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Typed;
  const controls = controlsOf(form);
  const answered = new Set(controls.filter((control) => isBox(control) && control.checked).map(({ name }) => name));
  for (const control of controls) {
    const kept = Array.isArray(typed[control.name]) ? typed[control.name]! : [];
    if (isBox(control)) {
      if (!answered.has(control.name)) control.checked = kept.includes(control.value);
    } else if (control.value === "") control.value = kept[0] ?? "";
  }
}
