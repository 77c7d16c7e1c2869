import type { SavedView } from "../../../../shared/contract/cases.ts";

/** The views every desk starts with. Their names are translated by id: `cases.views.<id>`. */
export const builtInViews: readonly SavedView[] = [
  builtIn("mine", "owner:me state:active snoozed:no", "due"),
  builtIn("unowned", "owner:none state:active snoozed:no", "priority"),
  builtIn("awaiting", "awaiting:yes snoozed:no", "awaiting"),
  builtIn("due", "state:active due<1d", "due"),
  builtIn("broken", "state:active promise:broken", "due"),
  builtIn("all", "", "updated"),
].map((view, position) => ({ ...view, position }));

function builtIn(id: string, query: string, sort: SavedView["sort"]): Omit<SavedView, "position"> {
  return { id, builtIn: true, name: id, query, sort, shared: true };
}
