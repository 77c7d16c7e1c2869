import type { SharePass } from "../../../shared/contract/cobrowse.ts";

const NAME = "keepword:share";

/** The pass of this tab, so that the next page of the site goes on; it is gone with the tab. */
export function keepPass(pass: SharePass | null): void {
  try {
    if (pass) sessionStorage.setItem(NAME, JSON.stringify(pass));
    else sessionStorage.removeItem(NAME);
  } catch {
    // A browser that keeps nothing: the next page is not shown.
  }
}

/** The pass of this tab, while it may be valid. */
export function keptPass(): SharePass | null {
  try {
    const pass = JSON.parse(sessionStorage.getItem(NAME) ?? "null") as SharePass | null;
    return pass && Date.now() < Date.parse(pass.until) ? pass : null;
  } catch {
    return null;
  }
}
