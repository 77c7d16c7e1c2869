import type { Selectable } from "kysely";
import type { CustomerRow, CustomerView, HandleView } from "../../../shared/contract/customers.ts";
import type { Handles } from "../../kernel/db/schema.ts";
import type { CustomerFigures } from "./facets.ts";
import type { CustomerFacts } from "./store/customers.ts";

type HandleFacts = Selectable<Handles>;

/** A person's page, for those who may read customers. */
export function presentCustomer(
  customer: CustomerFacts,
  handles: readonly HandleFacts[],
  { lastMessageAt: _, ...counts }: CustomerFigures,
  merged: readonly { id: number; name: string | null; at: Date }[],
): CustomerView {
  const { id, locale, timeZone, tier, company, remarks } = customer;
  return {
    id,
    name: nameOf(customer, handles),
    locale,
    timeZone,
    tier,
    company,
    remarks,
    blockedAt: customer.blockedAt?.toISOString() ?? null,
    createdAt: customer.createdAt.toISOString(),
    handles: handles.filter(isReachable).map(presentHandle),
    counts,
    mergedFrom: merged.map((other) => ({
      id: other.id,
      name: other.name ?? `#${other.id}`,
      at: other.at.toISOString(),
    })),
  };
}

/** A person's line in the list. */
export function presentRow(
  customer: CustomerFacts,
  handles: readonly HandleFacts[],
  figures: CustomerFigures,
): CustomerRow {
  return {
    id: customer.id,
    name: nameOf(customer, handles),
    handles: handles.filter(isReachable).map((handle) => handle.display),
    tier: customer.tier,
    openCases: figures.openCases,
    lastMessageAt: figures.lastMessageAt?.toISOString() ?? null,
    blocked: customer.blockedAt !== null,
  };
}

/** Whom nobody knows how to reach has a handle of the kind "none", which is nothing to show. */
function isReachable(handle: HandleFacts): boolean {
  return handle.kind !== "none";
}

function presentHandle(handle: HandleFacts): HandleView {
  const { id, kind, address, display, name, bounceReason } = handle;
  const verified = handle.verifiedAt !== null;
  return {
    id,
    kind,
    address,
    display,
    name,
    verified,
    bouncedAt: handle.bouncedAt?.toISOString() ?? null,
    bounceReason,
  };
}

function nameOf(customer: CustomerFacts, handles: readonly HandleFacts[]): string {
  return customer.name ?? (handles[0]?.display || `#${customer.id}`);
}
