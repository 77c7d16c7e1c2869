/**
 * What matters here of a post, as webhooks tell it
 * (https://github.com/discourse/discourse/blob/main/app/serializers/web_hook_post_serializer.rb). Of the other kinds of
 * post, 2 is a moderator's doing, 3 a topic's (closed, moved …), 4 a whisper among the staff.
 */
export type DiscoursePost = {
  id: number;
  username: string;
  name?: string | null;
  user_id: number;
  created_at?: string;
  raw?: string;
  cooked?: string;
  post_number: number;
  post_type: number;
  reply_to_post_number?: number | null;
  topic_id: number;
  topic_title?: string;
  topic_archetype?: string;
  category_id?: number | null;
  hidden?: boolean;
  deleted_at?: string | null;
};

const REGULAR = 1;

/** True for what a person wrote for others to read: the forum's own users have no ids above zero. */
export function isOfPerson(post: unknown): post is DiscoursePost {
  if (post === null || typeof post !== "object") return false;
  const { id, username, user_id, post_number, post_type, topic_id, hidden, deleted_at } = post as DiscoursePost;
  const numbers = [id, user_id, post_number, topic_id];
  if (!numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return false;
  return typeof username === "string" && post_type === REGULAR && hidden !== true && !deleted_at;
}
