import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { LiveNews } from "./live.ts";

/** Events of one moment are answered by one refresh, and not by all desks in the same millisecond. */
const GATHER_MS = 250;
const JITTER_MS = 350;

/**
 * Query keys by what they show. Lists of cases are absent on purpose: they refresh themselves without moving
 * (`useCaseList`), so that nothing jumps under the pointer.
 */
export function staleKeysOf(news: LiveNews): QueryKey[] {
  if (news.type === "live.reset") return [[]];
  if (!("cursor" in news)) return [];
  const [module] = news.type.split(".");
  const keys: QueryKey[] = [];
  if (news.caseId !== null) keys.push(["case", news.caseId]);
  if (news.customerId !== null) keys.push(["customer", news.customerId]);
  if (module === "promises") keys.push(["promises"], ["home"], ["notifications"], ["view-counts"]);
  if (module === "cases") keys.push(["home"], ["view-counts"], ["notifications"]);
  if (module === "conversations") keys.push(["home"], ["outbox"], ["view-counts"]);
  if (module === "customers") keys.push(["customers"]);
  if (module === "accounts") keys.push(["staff"], ["teams"]);
  if (module === "calls") keys.push(["telephone"], ["call-queue"], ["calls"]);
  if (module === "causes") keys.push(["causes"], ["improvements"]);
  if (module === "intake") keys.push(["intake"]);
  if (module === "service-levels") keys.push(["notifications"], ["sla-policies"], ["alarms"]);
  return keys;
}

/** Gathers the keys that events make stale and refreshes each once. */
export function refreshAfter(client: QueryClient): { hear: (news: LiveNews) => void; stop: () => void } {
  const gathered = new Map<string, QueryKey>();
  let timer: number | undefined;
  const flush = () => {
    timer = undefined;
    const keys = [...gathered.values()];
    gathered.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  return {
    hear(news) {
      for (const key of staleKeysOf(news)) gathered.set(JSON.stringify(key), key);
      if (gathered.size > 0 && timer === undefined) {
        timer = window.setTimeout(flush, GATHER_MS + Math.random() * JITTER_MS);
      }
    },
    stop: () => window.clearTimeout(timer),
  };
}
