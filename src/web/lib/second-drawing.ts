import { useDeferredValue } from "react";

/**
 * False for the first drawing, true for the one that follows at once but gives way to whatever a person does: for parts
 * that nobody can have reached yet, so that what was asked for stands there first.
 */
export function useSecondDrawing(): boolean {
  return useDeferredValue(true, false);
}
