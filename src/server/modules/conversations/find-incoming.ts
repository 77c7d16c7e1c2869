import type { SubmittedForm } from "../../../shared/contract/forms.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findMessages } from "./store/rows.ts";

/** What an answer by machine goes by. */
export type IncomingFacts = {
  id: number;
  caseId: number;
  customerId: number;
  conversationId: number | null;
  accountId: number | null;
  channel: string;
  kind: string;
  autoReply: string | null;
  thirdPerson: boolean;
  language: string | null;
  sender: Handle | null;
  replyTo: Handle | null;
  /** only what the sender's machine calls itself tells who it is */
  unprovenStation: boolean;
  /** what was sent by a form */
  form: SubmittedForm | null;
};

/** An incoming message as it is now: its case may be another than when it came. */
export async function findIncoming(ctx: Ctx, id: number): Promise<IncomingFacts | undefined> {
  const [row] = await findMessages(ctx.db, [id]);
  if (row?.direction !== "in") return undefined;
  const { caseId, customerId, conversationId, accountId, channel, kind, autoReply, thirdPerson, language } = row;
  const sender = row.sender?.kind === "none" ? null : (row.sender as (Handle & { replyTo: Handle | null }) | null);
  return {
    id,
    caseId,
    customerId,
    conversationId,
    accountId,
    channel,
    kind,
    autoReply,
    thirdPerson,
    language,
    sender,
    replyTo: sender?.replyTo ?? null,
    unprovenStation: row.problems.some(({ code }) => code === "unproven-station"),
    form: row.form,
  };
}
