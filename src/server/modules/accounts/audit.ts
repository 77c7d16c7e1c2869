import type { Ctx } from "../../kernel/ctx.ts";
import { storableJson } from "../../kernel/db/json-rows.ts";
import { hasAudit, insertAudit } from "./store/audit.ts";

export type AuditInput = {
  /** `<module>.<past tense>`, like an event: `accounts.role_changed` */
  action: string;
  /** what was acted on */
  subject?: { kind: string; id: number | null };
  /** Never a secret: no password, key, token or code. Changes go in as `changesOf(before, after)`. */
  details?: Record<string, unknown>;
};

/** Writes down who did what, in the running transaction or alone. Rows are never changed afterwards. */
export async function audit(ctx: Ctx, input: AuditInput): Promise<void> {
  await insertAudit(ctx, {
    at: ctx.now(),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    ip: ctx.actor.ip ?? null,
    action: input.action,
    subjectKind: input.subject?.kind ?? null,
    subjectId: input.subject?.id ?? null,
    details: storableJson(input.details ?? {}),
  });
}

/** True when it was already written down since then that whoever acts did the same. */
export async function isAudited(ctx: Ctx, input: AuditInput, since: Date): Promise<boolean> {
  return hasAudit(ctx, {
    since,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    action: input.action,
    subjectKind: input.subject?.kind ?? null,
    subjectId: input.subject?.id ?? null,
    details: storableJson(input.details ?? {}),
  });
}
