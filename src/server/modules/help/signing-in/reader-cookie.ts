import type { FastifyReply, FastifyRequest } from "fastify";
import type { Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isSigned, sign } from "../../../kernel/seal.ts";
import { customersOfHandles, handleKey } from "../../customers/index.ts";

const COOKIE = "keepword_reader";
const PURPOSE = "help-reader";
const READS_MS = 30 * 86_400_000;

/** By which address somebody proved who they are. */
export type SignedIn = Pick<Handle, "kind" | "address">;

/** Lets this browser read what is for known customers, for a month. Nothing of it is stored here. */
export function letRead(ctx: Ctx, reply: FastifyReply, { kind, address }: SignedIn): void {
  const until = ctx.now().getTime() + READS_MS;
  const said = Buffer.from(JSON.stringify([kind, address, until])).toString("base64url");
  reply.setCookie(COOKIE, `${said}.${sign(ctx.config.secret, PURPOSE, said)}`, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: ctx.config.url.startsWith("https:"),
    maxAge: READS_MS / 1_000,
  });
}

export function forgetReader(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: "/" });
}

/** Whoever proved on this browser that an address is theirs, as long as it is a customer's; null for everybody else. */
export async function readerOf(ctx: Ctx, request: FastifyRequest): Promise<SignedIn | null> {
  const [said, proof, ...rest] = (request.cookies[COOKIE] ?? "").slice(0, 1_000).split(".");
  if (!said || !proof || rest.length > 0 || !isSigned(ctx.config.secret, PURPOSE, said, proof)) return null;
  const [kind, address, until] = JSON.parse(Buffer.from(said, "base64url").toString()) as [string, string, number];
  if (until <= ctx.now().getTime()) return null;
  const handle = { kind, address };
  return (await customersOfHandles(ctx, [handle])).has(handleKey(handle)) ? handle : null;
}
