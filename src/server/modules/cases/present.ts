import type { CaseRow, CaseStatus, Repeat } from "../../../shared/contract/cases.ts";
import type { Ref } from "../../../shared/contract/common.ts";
import type { PromiseView } from "../../../shared/contract/promises.ts";
import type { LatestMessage } from "../conversations/index.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/** What belongs to cases and lies in other tables. */
export type Surroundings = {
  customers: ReadonlyMap<number, Ref>;
  staff: ReadonlyMap<number, Ref>;
  teams: ReadonlyMap<number, Ref>;
  brands: ReadonlyMap<number, Ref>;
  statuses: ReadonlyMap<number, CaseStatus>;
  partners: ReadonlyMap<number, Ref>;
};

type Header = Omit<CaseRow, "excerpt" | "excerptDirection" | "hasAttachments" | "promise">;

/** What the desk shows of a case in lists and on its page. */
export function headerForAgent(row: CaseFacts, around: Surroundings): Header {
  return {
    id: row.id,
    subject: row.subject,
    customer: around.customers.get(row.customerId) ?? nameless(row.customerId),
    status: { id: row.statusId, category: row.category, names: around.statuses.get(row.statusId)?.names ?? {} },
    priority: row.priority,
    kind: row.kind,
    severity: row.severity,
    addressee: row.addresseeId === null ? null : (around.staff.get(row.addresseeId) ?? nameless(row.addresseeId)),
    owner: row.ownerId === null ? null : (around.staff.get(row.ownerId) ?? nameless(row.ownerId)),
    team: row.teamId === null ? null : (around.teams.get(row.teamId) ?? nameless(row.teamId)),
    brand: around.brands.get(row.brandId) ?? nameless(row.brandId),
    partner: row.partnerId === null ? null : (around.partners.get(row.partnerId) ?? nameless(row.partnerId)),
    channel: row.channel,
    tags: row.tags,
    contactCount: row.contactCount,
    repeat: repeatOf(row),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    awaitingSince: row.awaitingSince?.toISOString() ?? null,
  };
}

/** That the customer came again while they wait for us. */
function repeatOf(row: CaseFacts): Repeat | null {
  if (row.awaitingSince === null || row.unansweredContacts < 2) return null;
  return {
    contacts: row.unansweredContacts,
    channels: row.unansweredChannels,
    firstAnswerOwed: row.firstAnsweredAt === null,
  };
}

/** A line of a list. */
export function rowForAgent(
  row: CaseFacts,
  around: Surroundings & {
    latest: ReadonlyMap<number, LatestMessage>;
    promises: ReadonlyMap<number, PromiseView>;
  },
): CaseRow {
  const latest = around.latest.get(row.id);
  return {
    ...headerForAgent(row, around),
    excerpt: latest?.excerpt ?? null,
    excerptDirection: latest?.direction ?? null,
    hasAttachments: latest?.hasAttachments ?? false,
    promise: around.promises.get(row.id) ?? null,
  };
}

/** Somebody who is only known by number: a row that was taken away by hand. */
function nameless(id: number): Ref {
  return { id, name: `#${id}` };
}
