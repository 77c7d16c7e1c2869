import { keptPass } from "../../lib/cobrowse/kept-pass.ts";

/** Takes digits where they are asked for, and goes on showing a page that this tab's person agreed to show. */
export function shareHere(): void {
  const place = document.querySelector<HTMLElement>("[data-share]");
  if (place) void import("./ask-consent.ts").then(({ askConsent }) => askConsent(place));
  const pass = keptPass();
  if (pass && window.top === window) void import("./show-here.ts").then(({ showHere }) => showHere(pass));
}
