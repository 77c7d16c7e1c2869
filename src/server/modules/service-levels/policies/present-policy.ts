import type { SlaPolicyView } from "../../../../shared/contract/promises.ts";
import type { PolicyFacts } from "./store.ts";

/** A policy as the settings page sees it. */
export function presentPolicy({ id, version, name, position, active, spec, updatedAt }: PolicyFacts): SlaPolicyView {
  return { id, version, name, position, active, spec, updatedAt: updatedAt.toISOString() };
}
