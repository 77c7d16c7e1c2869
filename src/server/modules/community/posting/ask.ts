import type { Locale } from "../../../../shared/contract/common.ts";
import { limits } from "../../../../shared/contract/community.ts";
import { findPersonalData, maskPersonalData } from "../../../../shared/personal-data.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Community } from "../open-community.ts";
import { readTags } from "../policy.ts";
import type { MemberRow } from "../store/members.ts";
import { termsOfQuestion } from "../terms.ts";
import { addPost } from "./add-post.ts";
import { checkText, type Privacy } from "./check-post.ts";

export type Asked = { title: string; text: string; tags: string };

/** A question as typed, checked. @throws community.field_missing, community.field_too_long */
export function checkQuestion(typed: Asked): { title: string; text: string } {
  const title = checkText("title", typed.title.replace(/\s+/g, " "), limits.title);
  return { title, text: checkText("text", typed.text, limits.body) };
}

/** Tags as they are seen by everybody: what is private in them is left out, unless it was said to be none. */
function tagsOf({ tags, privacy }: { tags: string; privacy: Privacy }): string[] {
  if (privacy === "keep") return readTags(tags, limits.tags, limits.tag);
  // Before they are taken apart too: a number with blanks in it would be several harmless tags.
  const masked = maskPersonalData(tags.normalize("NFKC"));
  return readTags(masked, limits.tags, limits.tag).filter((tag) => findPersonalData(tag).length === 0);
}

/** A member asks. @throws as checkQuestion and addPost */
export async function ask(
  ctx: Ctx,
  community: Community,
  member: MemberRow,
  input: Asked & { privacy: Privacy; locale: Locale; formKey: string | undefined },
): Promise<{ id: number; isVisible: boolean }> {
  const checked = checkQuestion(input);
  const tags = tagsOf(input);
  const title = input.privacy === "hide" ? maskPersonalData(checked.title) : checked.title;
  const body = input.privacy === "hide" ? maskPersonalData(checked.text) : checked.text;
  // What is hidden in the title is kept with the text, for the desk.
  const text = title === checked.title ? checked.text : `${checked.title}\n\n${checked.text}`;
  const { privacy, locale, formKey } = input;
  const terms = termsOfQuestion({ title, tags, body });
  return addPost(ctx, community, member, { kind: "question", title, tags, terms, text, privacy, locale, formKey });
}
