import { declarePromiseKind } from "../../promises/index.ts";

export const IMPROVEMENT = "improvement";

/** Weeks rather than hours: the owner hears of it in good time, the leaders when it is due and once more a day later. */
declarePromiseKind({
  kind: IMPROVEMENT,
  internal: true,
  ladder: [
    { atFraction: 0.75, notify: "owner" },
    { atFraction: 1, notify: "leaders" },
    { minutesAfterDue: 1_440, notify: "leaders" },
  ],
});
