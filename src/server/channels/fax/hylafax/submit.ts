import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../../kernel/channel/index.ts";
import { faxConfigOf } from "../account-config.ts";
import type { Outgoing } from "../send.ts";
import { type Conversation, converse } from "./client.ts";

/** Connects to an account's HylaFAX and signs in. @throws ChannelError */
export async function serverOf(account: ChannelAccount, ports: AdapterPorts): Promise<Conversation> {
  const { host = "", port = 4559, user = "keepword", password } = faxConfigOf(account);
  const lookup = await ports.lookupFor(host).catch((error) => {
    throw new ChannelError("retry", error.message, { cause: error });
  });
  return converse({ host, port, lookup, user, password });
}

/** Hands a fax to the account's HylaFAX; what becomes of it its scripts tell. @throws ChannelError */
export async function sendToHylafax(
  { to, documents }: Outgoing,
  { externalId }: OutgoingMessage,
  account: ChannelAccount,
  ports: SendPorts,
): Promise<{ detail: string }> {
  const { calls = 4 } = faxConfigOf(account);
  const contents = documents.map(({ content }) => content);
  const server = await serverOf(account, ports);
  try {
    const job = await submitFax(server, { to, tag: externalId, documents: contents, calls });
    await ports.notePart(externalId);
    return { detail: `job ${job}` };
  } finally {
    server.end();
  }
}

/**
 * Hands documents over as one job, under a name of ours by which HylaFAX tells what became of it.
 *
 * @param job.tag ours
 * @param job.calls how often a number is called that is busy or does not answer, before a person hears of it
 * @returns HylaFAX's number of the job
 * @throws ChannelError
 */
async function submitFax(
  server: Conversation,
  job: { to: string; tag: string; documents: readonly Uint8Array[]; calls: number },
): Promise<string> {
  const names: string[] = [];
  for (const document of job.documents) names.push(await server.store(document));
  const { text } = await server.say("JNEW");
  const id = /jobid: (\d+)/.exec(text)?.[1];
  if (!id) throw new ChannelError("retry", `The server made no job: ${text}`);
  const parameters = {
    FROMUSER: "Keepword",
    LASTTIME: "000400",
    MAXDIALS: job.calls,
    MAXTRIES: job.calls,
    EXTERNAL: job.to,
    DIALSTRING: job.to,
    JOBINFO: job.tag,
    // Its scripts are run for those jobs alone of whose end somebody wants to hear.
    NOTIFYADDR: "keepword@localhost",
    NOTIFY: "DONE+REQUEUE",
    PAGEWIDTH: 209,
    PAGELENGTH: 296,
    VRES: 196,
  };
  for (const [name, value] of Object.entries(parameters))
    await server.say(`JPARM ${name} ${typeof value === "number" || /^[A-Z+]+$/.test(value) ? value : quoted(value)}`);
  for (const name of names) await server.say(`JPARM DOCUMENT ${quoted(name)}`);
  try {
    await server.say("JSUBM");
  } catch (error) {
    if (!(error instanceof ChannelError) || error.reason !== "retry") throw error;
    throw new ChannelError("retry", error.message, { cause: error, maybeTaken: true });
  }
  return id;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, "")}"`;
}
