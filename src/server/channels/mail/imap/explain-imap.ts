/** The server's own words where it has some: "Command failed" alone helps nobody. */
export function explainImap(error: unknown): string {
  const fault = error as {
    responseText?: string;
    reason?: string;
    authenticationFailed?: boolean;
    message?: string;
    code?: string;
  };
  if (fault.authenticationFailed) return `sign-in refused: ${fault.responseText ?? "wrong user or password"}`;
  const words = fault.responseText ?? fault.reason ?? fault.message ?? String(error);
  return fault.code && !words.includes(fault.code) ? `${words} (${fault.code})` : words;
}
