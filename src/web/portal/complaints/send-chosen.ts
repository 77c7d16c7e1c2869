/** So long a page must be looked at: what fetches links ahead of people looks at nothing. */
const LOOKED_AT_MS = 700;

/**
 * One press in a mail is one press: what its link chose is sent by itself once somebody has the page before them. Where
 * nobody looks, or no script runs, the button waits.
 */
export function sendChosen(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-send-chosen]");
  if (!form) return;
  let timer: number | undefined;
  const watch = () => {
    window.clearTimeout(timer);
    if (document.visibilityState === "visible" && document.hasFocus()) {
      timer = window.setTimeout(() => form.requestSubmit(), LOOKED_AT_MS);
    }
  };
  document.addEventListener("visibilitychange", watch);
  window.addEventListener("focus", watch);
  // Who begins to change or to say something sends it themselves.
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    document.removeEventListener("visibilitychange", watch);
    window.removeEventListener("focus", watch);
  });
  watch();
}
