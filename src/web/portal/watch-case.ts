const EVERY_MS = 15_000;

/**
 * Asks now and then whether the case's page would look different, and then shows it so: at once while nothing is being
 * typed, else by a button, so that nothing jumps under somebody's fingers.
 */
export function watchCase(): void {
  const page = document.querySelector<HTMLElement>("[data-case]");
  if (!page) return;
  const token = page.dataset.case ?? "";
  const shown = page.dataset.pulse;
  let told = false;
  const refresh = () => {
    if (!isTyping()) location.reload();
    else if (!told) tell(page);
    told = true;
  };
  document.addEventListener("keepword:refresh", refresh);
  setInterval(async () => {
    if (document.hidden || told) return;
    const answer = await fetch(`/c/${token}/live`).catch(() => null);
    if (answer?.ok && JSON.stringify(await answer.json()) !== shown) refresh();
  }, EVERY_MS);
}

function isTyping(): boolean {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=file]")];
  return fields.some((field) => field.value !== "");
}

function tell(page: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "news";
  button.textContent = page.dataset.news ?? "";
  button.addEventListener("click", () => location.reload());
  page.prepend(button);
}
