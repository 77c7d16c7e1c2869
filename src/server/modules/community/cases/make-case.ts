import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { isCaseAlready, personNeeded } from "../errors.ts";
import { getQuestion } from "../moderation/get-question.ts";
import { asCommunity, communityOf } from "../open-community.ts";
import { bringIn } from "./bring-in.ts";

/** Somebody of us makes a question a case. @throws community.post_unknown, community.is_case, community.person_needed */
export async function makeCase(ctx: Ctx, questionId: number): Promise<void> {
  const question = await getQuestion(ctx, questionId);
  if (question.messageId !== null) throw isCaseAlready();
  if (question.memberId === null || question.state === "hidden") throw personNeeded();
  const own = asCommunity(ctx);
  await bringIn(own, await communityOf(own, question.accountId), question, question);
  await audit(ctx, { action: "community.made_case", subject: { kind: "community_post", id: questionId } });
}
