/** What a server found out about where a mail is from (RFC 8601): who says so, and the domains that it saw proven. */
export type Authentication = { by: string; domains: string[] };

/** Where each way of proving names the domain that it proves. */
const PROVEN: Readonly<Record<string, RegExp>> = {
  dmarc: /\bheader\.from\s*=\s*"?(?:[^\s;"@]{1,64}@)?([\w.-]{1,253})/i,
  dkim: /\bheader\.(?:d\s*=\s*"?|i\s*=\s*"?[^\s;"@]{0,64}@)([\w.-]{1,253})/i,
  spf: /\bsmtp\.mailfrom\s*=\s*"?(?:[^\s;"@]{1,64}@)?([\w.-]{1,253})/i,
};

/**
 * Reads the header of the server that had the mail last, which stands above all others. Those below may come from whoever
 * wrote the mail: a server that finds its own name on one need not take it out.
 *
 * @param headers all of that name, from above
 */
export function readAuthentication(headers: readonly string[]): Authentication | null {
  const [header] = headers;
  if (header === undefined) return null;
  const [server = "", ...results] = withoutComments(header).split(";");
  const by = server.trim().split(/\s/, 1)[0]!.toLowerCase();
  if (!by) return null;
  const domains = results.flatMap((result) => {
    const method = /^\s*(dmarc|dkim|spf)(?:\/\d+)?\s*=\s*pass\b/i.exec(result)?.[1]?.toLowerCase();
    const domain = method && PROVEN[method]!.exec(result)?.[1]?.toLowerCase().replace(/\.$/, "");
    return domain ? [domain] : [];
  });
  return { by, domains: [...new Set(domains)] };
}

/** Comments may hold anything, also what looks like a result (RFC 5322 §3.2.2). */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = "";
  for (let at = 0; at < text.length && at < 10_000; at++) {
    const letter = text[at]!;
    if (letter === "\\") at++;
    else if (letter === "(") depth++;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept;
}
