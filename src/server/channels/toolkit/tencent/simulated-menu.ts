type Item = { id?: string; content?: string; type?: string; click?: { id?: string; content?: string } };
export type SentMenu = { head_content?: string; list?: Item[] };

/** What a menu shows; null where it is none, or too long. */
export function showMenu({ head_content = "", list = [] }: SentMenu) {
  const labels = list.map(({ content, click }) => content ?? click?.content ?? "");
  const isOff = (label: string) => label === "" || Buffer.byteLength(label) > 128;
  if (labels.length === 0 || labels.length > 10 || labels.some(isOff) || Buffer.byteLength(head_content) > 1_024)
    return null;
  return { text: head_content, choices: labels.map((label) => ({ label })) };
}
