/** What a message is called, whoever wrote it: WhatsApp's ids are unique by themselves. */
export function messageId(wamid: string): string {
  return `whatsapp:${wamid}`;
}
