import type { CaseCategory, UpdateCase } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getBrand } from "../brands/index.ts";
import { unansweredSinceOf } from "../conversations/index.ts";
import { actOnCases } from "./act-on-cases.ts";
import { lockCase } from "./assign-case.ts";
import { checkDone } from "./done-rule.ts";
import { caseChanged, statusUnknown } from "./errors.ts";
import { caseTagged, caseUpdated } from "./events.ts";
import { guardClosing } from "./guard-closing.ts";
import { checkPartner } from "./known-partners.ts";
import { isActive } from "./policy.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findStatus } from "./store/statuses.ts";
import { type FieldChange, rememberTags, writeFields } from "./store/write.ts";

/** What to change; what is left out stays. */
export type CaseChange = UpdateCase & { caseId: number };

/**
 * Changes fields, tags and status of a case, each told by its own event.
 *
 * @returns the case as it is now
 * @throws cases.not_found, cases.already_merged, cases.changed when `version` is given and is no longer the present one,
 *   cases.status_unknown
 */
export async function updateCase(ctx: Ctx, change: CaseChange): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockCase(tx, change.caseId);
    if (change.version !== undefined && change.version !== row.version) throw caseChanged({ id: row.id });
    return changeCase(tx, row, change);
  });
}

/** The same for a row that the caller has locked and may change. */
export async function changeCase(tx: Ctx, row: CaseFacts, change: UpdateCase): Promise<CaseFacts> {
  return setStatus(tx, await setFields(tx, row, change), change);
}

async function setFields(tx: Ctx, row: CaseFacts, change: UpdateCase): Promise<CaseFacts> {
  if (change.brandId) await getBrand(tx, change.brandId);
  if (change.partnerId) await checkPartner(tx, change.partnerId);
  const fields: FieldChange = {};
  if (change.subject !== undefined && change.subject !== row.subject) fields.subject = change.subject;
  if (change.priority !== undefined && change.priority !== row.priority) fields.priority = change.priority;
  // What was written to an executive stays that, and nothing else becomes it.
  if (change.kind !== undefined && change.kind !== row.kind && row.kind !== "executive") fields.kind = change.kind;
  if (change.brandId !== undefined && change.brandId !== row.brandId) fields.brandId = change.brandId;
  if (change.partnerId !== undefined && change.partnerId !== row.partnerId) fields.partnerId = change.partnerId;
  const tags = retag(row.tags, change);
  const retagged = tags.added.length + tags.removed.length > 0;
  const changes = Object.fromEntries(
    Object.entries(fields).map(([field, to]) => [field, { from: row[field as "subject"], to }]),
  );
  if (Object.keys(changes).length === 0 && !retagged) return row;
  if (retagged) {
    fields.tags = tags.all;
    await rememberTags(tx.db, tags.added);
  }
  const now = tx.now();
  await writeFields(tx.db, row.id, fields, now);
  const subject = { caseId: row.id, customerId: row.customerId };
  if (Object.keys(changes).length > 0) tx.emit(caseUpdated, { changes }, subject);
  if (retagged) tx.emit(caseTagged, { added: tags.added, removed: tags.removed }, subject);
  return { ...row, ...fields, tags: tags.all, updatedAt: now, version: row.version + 1 };
}

async function setStatus(tx: Ctx, row: CaseFacts, { statusId, category, closeReason }: UpdateCase): Promise<CaseFacts> {
  if (statusId === undefined && category === undefined) return row;
  const status = statusId === undefined ? null : await findStatus(tx.db, statusId);
  if (status === undefined) throw statusUnknown({ id: statusId! });
  const to: CaseCategory = status?.category ?? category!;
  if (isActive(row.category) && !isActive(to)) await checkDone(tx, row);
  await guardClosing(tx, row, to, closeReason);
  const unansweredSince = (await unansweredSinceOf(tx, [row.id])).get(row.id) ?? null;
  const act = { kind: "set" as const, to, unansweredSince };
  const [now] = await actOnCases(tx, [{ row, act, statusId: status?.id ?? null }]);
  return now!;
}

/** The tags after adding and taking away, without doubles, in the order they were given. */
export function retag(
  present: readonly string[],
  change: { addTags?: readonly string[]; removeTags?: readonly string[] },
): { all: string[]; added: string[]; removed: string[] } {
  const wanted = [...new Set((change.addTags ?? []).map(canonicalTag).filter((tag) => tag !== ""))];
  const unwanted = new Set((change.removeTags ?? []).map(canonicalTag).filter((tag) => !wanted.includes(tag)));
  const added = wanted.filter((tag) => !present.includes(tag));
  const removed = present.filter((tag) => unwanted.has(tag));
  return { all: [...present.filter((tag) => !unwanted.has(tag)), ...added], added, removed };
}

/** Tags are compared without case and outer space, so that "VIP" and "vip " are one. */
export function canonicalTag(tag: string): string {
  return tag.trim().replace(/\s+/g, " ").toLowerCase();
}
