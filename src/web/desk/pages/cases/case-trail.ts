type Search = Record<string, string | undefined>;
let lastSeen: number | null = null;
let trail: { ids: readonly number[]; search: Search } = { ids: [], search: {} };

/** Remembers the list a case was opened from, so that j and k go through it on the case's page too, and u comes back to it. */
export function leaveTrail(ids: readonly number[], search: Search): void {
  trail = { ids, search };
}

/** The case before or after one in the list it was opened from. */
export function neighbourOf(id: number, step: 1 | -1): number | undefined {
  const place = trail.ids.indexOf(id);
  return place === -1 ? undefined : trail.ids[place + step];
}

/** The address of the list that was left. */
export function trailSearch(): Search {
  return trail.search;
}

/** Notes which case is open, so that coming back to the list leads to its row. */
export function noteSeen(id: number): void {
  lastSeen = id;
}

/** The case that was open before the list was come back to; asked for once. */
export function takeLastSeen(): number | null {
  const id = lastSeen;
  lastSeen = null;
  return id;
}
