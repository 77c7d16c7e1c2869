/** What a message is called, whoever wrote it: both protocols give ids that no other message has. */
export function messageId(id: string): string {
  return `sms:${id}`;
}
