import type { HelpPage } from "../../../../shared/contract/help.ts";
import { helpPath, type Visit } from "../open-help.ts";
import { makePage } from "../page-cache.ts";
import { send } from "../send.ts";
import { headOf, otherLocale } from "./entries.ts";

export type SignInStep = Extract<HelpPage, { page: "help-sign-in" }>["step"];

/** Where customers say who they are, to read what is for them; it tells nothing of what stands behind it. */
export async function sendSignIn(visited: Visit, step: SignInStep, next: string, status = 200): Promise<void> {
  const { locale, say } = visited;
  const head = headOf(visited, "/sign-in", { title: say("help.signIn.title"), description: "" });
  const page = {
    page: "help-sign-in" as const,
    help: { query: "", crumbs: [], reader: null },
    head: { ...head, indexed: false, alternates: [] },
    ...{ step, next },
  };
  const query = next && `next=${encodeURIComponent(next)}`;
  const made = await makePage(visited, { page, otherLocaleUrl: helpPath(otherLocale(locale), "/sign-in", query) });
  send(visited, made, { status, shared: false });
}
