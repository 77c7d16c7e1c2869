/**
 * Reads JSON in which whole numbers may be ids: those that a number cannot hold exactly stay the text they were.
 * @throws SyntaxError
 */
export function parseExact(text: string): unknown {
  return JSON.parse(text, exactly);
}

function exactly(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const { source = "" } = context ?? {};
  return /^-?\d+$/.test(source) ? source : value;
}
