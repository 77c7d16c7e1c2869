/** What a message is called, whoever wrote it: LINE's ids are unique by themselves. */
export function messageId(id: string): string {
  return `line:${id}`;
}
