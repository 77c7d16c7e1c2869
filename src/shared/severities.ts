/** How serious a case is, from the least to the most. */
export const severities = ["normal", "raised", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

/** The more serious of two. */
export function graver(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}

/** Below zero where `a` is less serious than `b`, above it where more. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}
