import type { ChatMessage } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";
import type { ChatLine } from "../conversations/index.ts";
import type { Marks } from "./mark-questions.ts";

const PURPOSE = "chat-file";

/** A message as the widget shows it. */
export function forWidget(ctx: Ctx, key: string, line: ChatLine & Partial<Marks>): ChatMessage {
  return {
    id: line.id,
    clientId: line.direction === "in" && line.externalId !== null ? clientIdOf(line.externalId) : null,
    from: line.direction === "in" ? "you" : line.automatic ? "machine" : "us",
    name: line.robot?.name ?? (line.direction === "in" || line.automatic ? null : calledBy(line.author)),
    robot: line.robot !== null && line.robot !== undefined,
    choices: line.robot?.choices ?? [],
    text: line.robot?.text ?? line.text,
    at: line.at.toISOString(),
    files: line.files.map((file) => ({ ...file, url: `/chat/${key}/files/${file.id}/${proofOf(ctx, key, file.id)}` })),
    read: line.isRead,
    asksRating: line.asksRating ?? false,
  };
}

/** What visitors call somebody of us: the first name, or the whole where a language has no such thing. */
export function calledBy(name: string | null): string | null {
  const whole = name?.trim();
  if (!whole) return null;
  return /\p{Script=Han}/u.test(whole) ? whole : whole.split(/\s+/)[0]!;
}

/** Messages of visitors are told apart by who wrote them and by the id that the widget gave. */
export function externalIdOf(accountId: number, address: string, clientId: string): string {
  return `webchat:${accountId}:${address}:${clientId}`;
}

function clientIdOf(externalId: string): string {
  // A text that was sent under a used id has its own mark behind it.
  return externalId.split("#")[0]!.split(":").at(-1)!;
}

/** Pictures are asked for without a header: the address itself says that its reader was given it. */
export function isFileProof(ctx: Ctx, key: string, fileId: number, proof: string): boolean {
  return isSigned(ctx.config.secret, PURPOSE, `${key}:${fileId}`, proof);
}

function proofOf(ctx: Ctx, key: string, fileId: number): string {
  return sign(ctx.config.secret, PURPOSE, `${key}:${fileId}`);
}
