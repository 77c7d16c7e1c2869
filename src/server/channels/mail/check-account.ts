import type { ChannelAccount, LookupFor } from "../../kernel/channel/index.ts";
import { foldersOf, mailConfigOf } from "./account-config.ts";
import { createImapClient } from "./imap/connect.ts";
import { explainImap } from "./imap/explain-imap.ts";
import { createMailTransport } from "./sending/transport.ts";

type Step = { name: string; ok: boolean; detail: string };

/** Tries what an account's settings say, step by step, with the servers' own words for what fails. */
export async function checkMailAccount(
  account: ChannelAccount,
  { lookupFor }: { lookupFor: LookupFor },
): Promise<Step[]> {
  const config = mailConfigOf(account);
  const steps: Step[] = [];
  if (config.receive === "imap") steps.push(...(await checkMailbox(account, lookupFor)));
  if (config.smtpHost) steps.push(await checkSending(account, lookupFor));
  return steps;
}

async function checkMailbox(account: ChannelAccount, lookupFor: LookupFor): Promise<Step[]> {
  const steps: Step[] = [];
  let client: Awaited<ReturnType<typeof createImapClient>> | undefined;
  try {
    client = await createImapClient(account, lookupFor);
    client.on("error", () => undefined);
    await client.connect();
    steps.push({ name: "imap.sign_in", ok: true, detail: String(client.serverInfo?.name || "") });
    for (const folder of foldersOf(account)) {
      const opened = await client.mailboxOpen(folder, { readOnly: true });
      steps.push({ name: "imap.folder", ok: true, detail: `${folder}: ${opened.exists}` });
    }
  } catch (error) {
    steps.push({ name: steps.length === 0 ? "imap.sign_in" : "imap.folder", ok: false, detail: explainImap(error) });
  } finally {
    client?.close();
  }
  return steps;
}

async function checkSending(account: ChannelAccount, lookupFor: LookupFor): Promise<Step> {
  const transport = createMailTransport(account, lookupFor, false);
  try {
    await transport.verify();
    return { name: "smtp.sign_in", ok: true, detail: "" };
  } catch (error) {
    const fault = error as { response?: string; message?: string };
    return { name: "smtp.sign_in", ok: false, detail: fault.response ?? fault.message ?? String(error) };
  } finally {
    transport.close();
  }
}
