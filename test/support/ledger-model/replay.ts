/** What a promise's log alone says of it. */
export type Told = { state: string; caseId: number; moves: number; isPaused: boolean; isDisputed: boolean };

/** Reads a log from its beginning: each line means one thing, whatever wrote it. */
export function replay(caseId: number, log: readonly { kind: string; data: Record<string, unknown> }[]): Told {
  const told: Told = { state: "open", caseId, moves: 0, isPaused: false, isDisputed: false };
  for (const { kind, data } of log) {
    if (["kept", "kept_late", "waived", "withdrawn", "broken"].includes(kind)) {
      told.state = kind;
      told.isPaused = false;
    } else if (kind === "paused") told.isPaused = true;
    else if (kind === "resumed" || kind === "moved") told.isPaused = false;
    else if (kind === "disputed") told.isDisputed = true;
    else if (kind === "joined_case") told.caseId = Number(data.to);
    if (kind === "moved") told.moves++;
  }
  return told;
}
