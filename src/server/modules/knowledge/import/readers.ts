import type { Audience } from "../../../../shared/contract/knowledge.ts";

type Json = Record<string, unknown>;

/**
 * Who reads an article of Zendesk's. Only the segment of everybody who signed in is ours too; of any other, and where the
 * export does not say what a segment is, people of ours alone: what was kept from many must not become everybody's.
 */
export function zendeskReaders(article: Json, segments: readonly Json[]): Audience {
  const many = Array.isArray(article.user_segment_ids) ? article.user_segment_ids : [];
  const ids = [article.user_segment_id, ...many].filter((id) => id !== null && id !== undefined).map(String);
  if (ids.length === 0) return "public";
  const isSignedIn = (id: string) =>
    segments.some((one) => String(one.id) === id && one.built_in === true && one.user_type === "signed_in_users");
  return ids.every(isSignedIn) ? "signed_in" : "agents";
}

/** Who reads what is in a folder of Freshdesk's: 1 everybody, 2 who signed in, 3 agents; from 4 on, only some of them. */
export function freshdeskReaders(folder: Json | undefined): Audience {
  const visibility = folder?.visibility ?? 1;
  if (Number(visibility) === 1) return "public";
  return Number(visibility) === 2 ? "signed_in" : "agents";
}
