const KEPT = "keepword:";
const SENT = "keepword-sent:";

/** Keeps what is typed into a form until it has arrived: a lost line or a closed tab costs nobody their words. */
export function keepTyped(): void {
  forgetArrived();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    const key = KEPT + form.dataset.keep;
    const mark = SENT + form.dataset.keep;
    // Whoever sees the form again has not got through with it.
    sessionStorage.removeItem(mark);
    restore(form, key);
    form.addEventListener("input", () => save(form, key));
    form.addEventListener("submit", () => {
      save(form, key);
      sessionStorage.setItem(mark, "1");
      // A second tap while the files go up must not send a second time. Later, as what a disabled button says is not sent.
      setTimeout(() => {
        for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("disabled", "");
      });
    });
  }
  // Coming back by the back button shows the page as it was left, with its button switched off.
  window.addEventListener("pageshow", ({ persisted }) => {
    for (const button of document.querySelectorAll("button[type=submit][disabled]")) button.removeAttribute("disabled");
    if (!persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
      sessionStorage.removeItem(SENT + form.dataset.keep);
    }
  });
}

/** Of which forms a page says that what was sent by them has arrived; null for a page that says nothing like it. Pure. */
export function arrivedAt({ pathname, search, hash }: Pick<URL, "pathname" | "search" | "hash">): RegExp | null {
  if (/^\/received\/[^/]+$/.test(pathname)) return /^form-/;
  if (/^\/c\/[^/]+$/.test(pathname) && hash === "#last") return /^reply-/;
  const said = new URLSearchParams(search).get("said");
  const isPosted = /^\/community\/[^/]+\/questions\/\d+$/.test(pathname) && (said === "thanks" || said === "held");
  return isPosted ? /^community-/ : null;
}

/** Forgets what was sent and has arrived. */
function forgetArrived(): void {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // Whoever comes back here, from a line that broke at the next message, has sent nothing.
  const arrived = visit?.type === "navigate" ? arrivedAt(location) : null;
  if (!arrived) return;
  for (const mark of Object.keys(sessionStorage)) {
    const name = mark.startsWith(SENT) ? mark.slice(SENT.length) : "";
    if (!arrived.test(name)) continue;
    sessionStorage.removeItem(mark);
    sessionStorage.removeItem(KEPT + name);
  }
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
