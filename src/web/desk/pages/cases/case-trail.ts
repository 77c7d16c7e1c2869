let trail: readonly number[] = [];

/** Remembers the list a case was opened from, so that j and k go through it on the case's page too. */
export function leaveTrail(ids: readonly number[]): void {
  trail = ids;
}

/** The case before or after one in the list it was opened from. */
export function neighbourOf(id: number, step: 1 | -1): number | undefined {
  const place = trail.indexOf(id);
  return place === -1 ? undefined : trail[place + step];
}
