import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type HookContent,
  HookRefused,
  type HookRequest,
} from "../../kernel/channel/index.ts";
import { hmac, jsonBody, jsonBytes, sameSecret } from "../toolkit/hooks.ts";
import { discourseConfigOf, siteOf, usernameOf } from "./account-config.ts";
import { canonicalAddress } from "./address.ts";
import { callForum } from "./call.ts";
import { type DiscoursePost, isOfPerson } from "./post.ts";
import { askTopic, readersOf } from "./readers.ts";

/** What is known of a post besides its own words. */
export type PostEnvelope = {
  isPrivate?: boolean;
  /** the id that we gave a private message of ours when we began it */
  begunAs?: string;
};

const NOTHING: HookContent = { deliveries: [], reports: [] };
/** The forum waits 20 seconds for us. */
const ASK_MS = 8_000;

/**
 * Reads what the forum's webhook tells. The first post of a topic comes as a post as well as with its topic, which has no
 * words, so that only posts are taken.
 *
 * @throws HookRefused
 * @throws ChannelError when the forum does not say to whom a private message is, so that it tells of it again
 */
export async function readHook(request: HookRequest, account: ChannelAccount, ports: AdapterPorts) {
  const { webhookSecret } = discourseConfigOf(account);
  const expected = `sha256=${hmac("sha256", webhookSecret, request.body)}`;
  if (!sameSecret(request.headers["x-discourse-event-signature"], expected))
    throw new HookRefused("the signature is not of the webhook's secret");
  const { post } = jsonBody<{ post?: unknown }>(request);
  if (request.headers["x-discourse-event"] !== "post_created" || !isOfPerson(post)) return NOTHING;
  if (isOurs(post.username, account) || !canonicalAddress(`${post.username}@${siteOf(account)}`)) return NOTHING;
  const envelope = await envelopeOf(post, account, ports);
  if (!envelope) return NOTHING;
  const externalId = `discourse:${siteOf(account)}:post:${post.id}`;
  return { deliveries: [{ externalId, raw: jsonBytes({ post }), envelope }], reports: [] };
}

async function envelopeOf(
  post: DiscoursePost,
  account: ChannelAccount,
  ports: AdapterPorts,
): Promise<PostEnvelope | null> {
  if (post.topic_archetype === "private_message") return privateEnvelope(post, account, ports);
  const { categories = [] } = discourseConfigOf(account);
  const isWatched = categories.length === 0 || categories.some((id) => Number(id) === post.category_id);
  return isWatched ? {} : null;
}

/** A forum's webhook tells of everybody's private messages: only those to our user are looked at, or kept. */
async function privateEnvelope({ topic_id }: DiscoursePost, account: ChannelAccount, ports: AdapterPorts) {
  const topic = await askTopic(topic_id, account, ASK_MS, ports).catch(async (error) => {
    if (!(error instanceof ChannelError) || error.reason === "retry") throw error;
    // Where our user may not look, nothing is for us. A key that is refused everywhere tells nothing of that.
    if (error.reason !== "auth" || (await isSignedIn(account, ports))) return null;
    throw new ChannelError("retry", error.message, { cause: error });
  });
  if (!readersOf(topic).some((username) => isOurs(username, account))) return null;
  const begunAs = topic?.external_id;
  return { isPrivate: true, ...(typeof begunAs === "string" && { begunAs }) };
}

async function isSignedIn(account: ChannelAccount, ports: AdapterPorts): Promise<boolean> {
  type Session = { current_user?: { username?: unknown } | null };
  const asked = callForum<Session>(account, "/session/current.json", { timeoutMs: ASK_MS }, ports);
  const session = await asked.catch(() => null);
  return isOurs(String(session?.current_user?.username ?? ""), account);
}

function isOurs(username: string, account: ChannelAccount): boolean {
  return username.toLowerCase() === usernameOf(account).toLowerCase();
}
