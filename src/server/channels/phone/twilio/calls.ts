import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type LinePorts,
  type LineStep,
  type Recording,
} from "../../../kernel/channel/index.ts";
import { callProvider } from "../../toolkit/call-provider.ts";
import { callTwilio, signIn } from "../../toolkit/twilio/call-twilio.ts";
import { ownNumber, twilioConfigOf } from "../account-config.ts";
import { addressOf, twimlOf } from "./answer.ts";

/** Rings a telephone (https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource). */
export async function ringByTwilio(
  call: { to: string; ref: string; seconds: number },
  account: ChannelAccount,
  ports: LinePorts,
): Promise<{ line: string }> {
  const { sid } = await callTwilio<{ sid?: string }>(account, "/Calls.json", ports, {
    form: {
      To: call.to,
      From: ownNumber(account),
      Url: addressOf(ports.hookUrl, "picked-up", { ref: call.ref }),
      StatusCallback: addressOf(ports.hookUrl, "status", { ref: call.ref }),
      StatusCallbackEvent: ["completed"],
      Timeout: String(call.seconds),
    },
  });
  if (!sid) throw new ChannelError("rejected", "The provider did not say what it calls the line.");
  return { line: sid };
}

/** Not in progress any more, or never was. */
const GONE = new Set([20404, 21220]);

/** Has an open line do something else (https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource). */
export async function steerTwilio(
  line: string,
  steps: readonly LineStep[],
  account: ChannelAccount,
  ports: LinePorts,
): Promise<void> {
  const ends = steps.length === 1 && steps[0]!.do === "hang-up";
  const form: Record<string, string> = ends
    ? { Status: "completed" }
    : { Twiml: twimlOf(steps, { hookUrl: ports.hookUrl, turn: 0 }) };
  try {
    await callTwilio(account, `/Calls/${encodeURIComponent(line)}.json`, ports, { form });
  } catch (error) {
    const code = error instanceof ChannelError ? Number.parseInt(error.message, 10) : Number.NaN;
    throw GONE.has(code) ? new ChannelError("gone", (error as Error).message, { cause: error }) : error;
  }
}

/** Brings a recording. Who we are is told to Twilio's API alone, wherever the address leads. @throws ChannelError */
export async function fetchFromTwilio(
  { url }: Recording,
  account: ChannelAccount,
  ports: AdapterPorts,
): Promise<Uint8Array> {
  const address = URL.parse(url);
  if (!address) throw new ChannelError("gone", "The recording has no address.");
  const isOurs = address.host === new URL(twilioConfigOf(account).apiUrl).host;
  const call = { url: `${address.href}.mp3`, headers: isOurs ? signIn(account) : {}, redirects: 2, timeoutMs: 60_000 };
  return (await callProvider(call, ports)).body;
}
