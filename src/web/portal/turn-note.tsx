import type { TurnTime } from "../../shared/contract/turns.ts";
import { workingHours } from "../../shared/working-hours.ts";
import type { Around } from "./say.ts";

const known = ["us", "customer", "partner"];

/** Where the time went, where not all of it was ours. */
export function TurnNote({ turns, frame, say }: Around & { turns: readonly TurnTime[] }) {
  const shown = turns.filter(({ turn }) => known.includes(turn));
  if (shown.length === 0) return null;
  const times = shown.map(({ turn, ms }) => say(`turns.page.${turn}`, { time: workingHours(ms, frame.locale) }));
  return <p class="soft turns">{[say("turns.page.title"), ...times, say("turns.page.counted")].join(" · ")}</p>;
}
