import type { AdapterPorts, ChannelAccount } from "../../kernel/channel/index.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { usernameOf } from "./account-config.ts";
import { callForum } from "./call.ts";

/** What the forum tells our user of a topic, as far as it matters here. */
export type Topic = {
  external_id?: unknown;
  details?: { allowed_users?: unknown; allowed_groups?: unknown } | null;
};

/** Asks for a topic. @throws ChannelError */
export function askTopic(
  topic: number,
  account: ChannelAccount,
  timeoutMs: number,
  ports: Pick<AdapterPorts, "lookupFor">,
): Promise<Topic> {
  return callForum<Topic>(account, `/t/${topic}.json`, { timeoutMs }, ports);
}

/** By name, who of the forum reads a private message. */
export function readersOf(topic: Topic | null): string[] {
  return objectsOf<{ username?: unknown }>(topic?.details?.allowed_users).flatMap(({ username }) =>
    typeof username === "string" ? [username] : [],
  );
}

/** True for a private message that only this person and our user read. */
export function isBetween(topic: Topic, name: string, account: ChannelAccount): boolean {
  const ours = usernameOf(account).toLowerCase();
  const others = readersOf(topic).filter((reader) => reader.toLowerCase() !== ours);
  const groups = objectsOf(topic.details?.allowed_groups);
  return groups.length === 0 && others.every((reader) => reader.toLowerCase() === name.toLowerCase());
}
