/**
 * What people write to have no more, alone and in any case: as providers and laws know it, in China TD or 退订. Words that
 * customers of a shop mean otherwise ("cancel", "end") are left to people.
 */
const OUT = new Set(["stop", "stopall", "stop all", "unsubscribe", "optout", "opt out", "td", "t", "退订", "退訂"]);
const IN = new Set(["start", "unstop", "subscribe", "订阅", "訂閱"]);

/** Whether a text is a wish to hear no more (true) or to hear again (false); null for anything else. */
export function optOutOf(text: string): boolean | null {
  const word = text
    .normalize("NFKC")
    .replace(/[\s.!?。！？,，"'“”‘’「」]+/gu, " ")
    .trim()
    .toLowerCase();
  if (OUT.has(word)) return true;
  return IN.has(word) ? false : null;
}
