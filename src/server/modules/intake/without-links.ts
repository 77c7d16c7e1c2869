const COMMON =
  "com|net|org|info|biz|cn|io|co|cc|me|ru|top|xyz|vip|shop|site|online|store|club|link|live|app|dev|click|icu";
const LINKS = new RegExp(
  [
    String.raw`[a-z][a-z+.-]*://\S*`,
    String.raw`www\.\S+`,
    // Without a scheme mail programs make links of these all the same.
    String.raw`[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*`,
    String.raw`[\w-]+(?:\.[\w-]+)*\.(?:${COMMON})(?![\w-])`,
  ].join("|"),
  "giu",
);

/**
 * A stranger's words for a mail of ours to an address that they named themselves: without links, so that nobody
 * advertises in our name in other people's mailboxes.
 */
export function withoutLinks(text: string): string {
  return text.replace(LINKS, "…").replace(/\s+/g, " ").trim();
}
