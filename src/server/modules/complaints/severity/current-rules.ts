import type { SeverityRuleset } from "../../../../shared/contract/complaints.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { defaultRuleset } from "./default-rules.ts";
import { newestRuleset } from "./store.ts";

/** How long a node may go by what another node has just changed. */
const MEMORY_MS = 1_000;

/** Version 0 is what every desk begins with. */
export const severityRules = shortMemory<{ version: number; spec: SeverityRuleset }>(MEMORY_MS, async (ctx) => {
  const row = await newestRuleset(ctx.db);
  return row ? { version: row.version, spec: row.spec } : { version: 0, spec: defaultRuleset };
});
