import type { Static } from "typebox";
import type { CreateApiKey } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput, notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { newKey } from "./auth/key.ts";
import { meOf } from "./get-me.ts";
import { assertMayGive } from "./policy.ts";
import { type ApiKeyRow, insertApiKey, revokeApiKeyRow } from "./store/api-keys.ts";

/**
 * Makes an API key. The key itself is in the answer and nowhere else: only its hash is stored.
 * @throws KnownError accounts.beyond_own for a scope the maker lacks, accounts.people_only, request.invalid
 */
export async function createApiKey(
  ctx: Ctx,
  input: Static<typeof CreateApiKey>,
): Promise<{ key: string; apiKey: ApiKeyRow }> {
  const createdBy = meOf(ctx);
  const scopes = [...new Set(input.scopes)];
  assertMayGive(ctx.actor, scopes);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now()) throw invalidInput({ field: "expiresAt", problem: "is over already" });
  const { key, shown, hash } = newKey();
  const apiKey = await ctx.tx(async (tx) => {
    const row = await insertApiKey(tx, { name: input.name, prefix: shown, hash, scopes, createdBy, expiresAt });
    await audit(tx, {
      action: "accounts.api_key_created",
      subject: { kind: "api_key", id: row.id },
      details: { name: row.name, prefix: row.prefix, scopes, expiresAt },
    });
    return row;
  });
  return { key, apiKey };
}

/** Makes a key worthless, at once. @throws KnownError request.not_found, also when it was revoked before */
export async function revokeApiKey(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const revoked = await revokeApiKeyRow(tx, id);
    if (!revoked) throw notFound({ what: "API key", id });
    await audit(tx, { action: "accounts.api_key_revoked", subject: { kind: "api_key", id }, details: revoked });
  });
}
