import { randomUUID } from "node:crypto";
import { smsParts } from "../../../../shared/sms-parts.ts";
import { type AdapterPorts, type ChannelAccount, ChannelError, type SendPorts } from "../../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, retryAfter } from "../../toolkit/call-provider.ts";
import { kannelConfigOf, ownNumber } from "../account-config.ts";
import { messageId } from "../message-id.ts";

/** Arrived at the phone, could not, was refused by the centre. */
const REPORTS = 1 + 2 + 16;

/** Hands one text to Kannel's sendsms; long ones it cuts itself, to be joined on the phone. @returns its id, made here */
export async function sendByKannel(
  to: string,
  text: string,
  account: ChannelAccount,
  ports: SendPorts,
): Promise<string> {
  const id = randomUUID();
  const reportUrl = ports.hookUrl && dlrUrl(ports.hookUrl, kannelConfigOf(account).hookSecret, id);
  const query = {
    from: ownNumber(account),
    to,
    text,
    charset: "UTF-8",
    coding: smsParts(text).coding === "gsm7" ? "0" : "2",
    ...(reportUrl && { "dlr-mask": String(REPORTS), "dlr-url": reportUrl }),
  };
  const { status, body } = await askKannel(account, query, ports, (answer) => explain(answer));
  if (!/^[03]:/.test(body.toString())) {
    throw new ChannelError("retry", `Kannel gave an answer that is none (${status}).`);
  }
  return messageId(id);
}

/** Tries the name and password with a message to nobody, which is refused for that alone. @throws ChannelError */
export async function tryKannel(account: ChannelAccount, ports: Pick<AdapterPorts, "lookupFor">): Promise<string> {
  let refusal = "";
  try {
    await askKannel(account, { text: "" }, ports, (answer) => explain(answer));
  } catch (error) {
    if (!(error instanceof ChannelError) || error.reason !== "rejected") throw error;
    refusal = error.message;
  }
  if (!/receiver|missing/i.test(refusal)) throw new ChannelError("rejected", `This is no Kannel. ${refusal}`.trim());
  return kannelConfigOf(account).user;
}

function askKannel(
  account: ChannelAccount,
  query: Record<string, string>,
  ports: Pick<AdapterPorts, "lookupFor">,
  explained: (answer: ProviderAnswer) => ChannelError | undefined,
): Promise<ProviderAnswer> {
  const { sendUrl, user: username, password } = kannelConfigOf(account);
  return callProvider({ url: sendUrl, query: { username, password, ...query }, explain: explained }, ports);
}

function explain(answer: ProviderAnswer): ChannelError | undefined {
  const { status, body } = answer;
  if (status < 300) return undefined;
  const words = `${status} ${body.toString().slice(0, 200)}`.trim();
  if (status === 401 || status === 403) return new ChannelError("auth", words);
  if (status === 429 || status >= 500) return new ChannelError("retry", words, { retryAfterMs: retryAfter(answer) });
  return new ChannelError("rejected", words);
}

/** Kannel fills in the percent signs: they must come to it as they are. */
function dlrUrl(hookUrl: string, secret: string, id: string): string {
  return `${hookUrl}?secret=${secret}&dlr=${id}&status=%d&answer=%A`;
}
