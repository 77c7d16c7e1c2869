import type { ChannelAccount, IncomingMessage } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { htmlWords } from "../toolkit/html-words.ts";
import { siteOf } from "./account-config.ts";
import { canonicalAddress } from "./address.ts";
import { filesIn } from "./files.ts";
import { placeId } from "./place.ts";
import { type DiscoursePost, isOfPerson } from "./post.ts";
import { caseProvenBy } from "./proof.ts";
import type { PostEnvelope } from "./receive.ts";

/** So many posts above are named, whether or not they are known: a person's own may stand between those of others. */
const ABOVE = 17;

/** Turns a post into a message: its words as they were typed, in Markdown, with the title of its topic. */
export function parsePost(
  post: unknown,
  { isPrivate = false, begunAs }: PostEnvelope,
  account: ChannelAccount,
  secret: string,
): IncomingMessage {
  const address = isOfPerson(post) ? canonicalAddress(`${post.username}@${siteOf(account)}`) : null;
  if (!isOfPerson(post) || !address) throw new Error("The delivery holds no post of anybody.");
  const { post_number: number, topic_id: topic, cooked } = post;
  const id = (of: number) => placeId(account, { isPrivate, topic, number: of });
  const files = typeof cooked === "string" ? filesIn(cooked, account) : [];
  const answered = Number.isSafeInteger(post.reply_to_post_number) ? post.reply_to_post_number! : 1;
  const above = Array.from({ length: Math.min(ABOVE, number - 1) }, (_, n) => id(number - 1 - n));
  const writtenAt = new Date(typeof post.created_at === "string" ? post.created_at : "");
  const message = chatMessage({
    externalId: id(number),
    sender: {
      kind: "discourse",
      address,
      display: `@${post.username}`,
      name: (typeof post.name === "string" && post.name) || post.username,
    },
    text: wordsOf(post, files.length > 0),
    files,
    answers: number > 1 ? id(answered) : null,
    writtenAt: Number.isNaN(writtenAt.getTime()) ? null : writtenAt,
  });
  return {
    ...message,
    subject: typeof post.topic_title === "string" ? post.topic_title : null,
    threadRefs: [...new Set([...message.threadRefs, ...above, ...(number > 1 ? [id(1)] : [])])],
    provenCaseId: isPrivate ? caseProvenBy(secret, begunAs) : null,
  };
}

/** Files stand beside the words: what points to them is left out of these. */
function wordsOf({ raw, cooked }: DiscoursePost, hasFiles: boolean): string {
  if (typeof raw !== "string" || raw.trim() === "")
    return typeof cooked === "string" ? htmlWords(cooked.replaceAll("<br>\n", "<br>")) : "";
  if (!hasFiles) return raw;
  return raw.replace(/!?\[[^\]\n]{0,300}\]\(upload:\/\/[^\s)]{1,200}\)/g, "").trim();
}
