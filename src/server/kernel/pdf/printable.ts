/** Without what no paper shows: control characters, and signs that only order others. Pure. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{C}\n\t]/gu, "")
    .replaceAll("\t", "    ");
}
