import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";

/** What a sender knows: which mails it was told are stored, and which it never heard of. */
export type Load = { acknowledged: Set<string>; unanswered: Set<string>; stop(): Promise<void> };

/** Sends mails to the receiver from several people at once until stopped; each Message-ID is used once and never again. */
export function startLoad(smtpPort: number, to: string, senders = 8): Load {
  const acknowledged = new Set<string>();
  const unanswered = new Set<string>();
  let stopped = false;
  const one = async (sender: number) => {
    const transport = createTransport({
      host: "127.0.0.1",
      port: smtpPort,
      secure: false,
      ignoreTLS: true,
      pool: true,
      maxConnections: 1,
    });
    while (!stopped) {
      const id = `${randomUUID()}@load.example`;
      unanswered.add(id);
      try {
        await transport.sendMail({
          messageId: `<${id}>`,
          from: `buyer${sender}-${Math.floor(Math.random() * 200)}@example.com`,
          to,
          subject: `Parcel ${id.slice(0, 8)}`,
          text: `Where is my parcel ${id.slice(0, 8)}? 我的包裹在哪里？`,
        });
        unanswered.delete(id);
        acknowledged.add(id);
      } catch {
        // Not told that it is stored: it may be there once or not at all.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    transport.close();
  };
  const running = Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)));
  return {
    acknowledged,
    unanswered,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
