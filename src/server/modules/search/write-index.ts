import type { Ctx } from "../../kernel/ctx.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { type CaseFacts, getCases } from "../cases/index.ts";
import { messagesToSearch } from "../conversations/index.ts";
import { customersToSearch } from "../customers/index.ts";
import type { Touched } from "./events-to-index.ts";
import { type Document, removeDocuments, saveDocuments } from "./store/documents.ts";
import { tsvectorLiteral } from "./tsvector.ts";

/** Reads what was touched as it is now and writes it to the index; what can no longer be found is taken out. */
export async function writeIndex(ctx: Ctx, db: Database, touched: Touched): Promise<void> {
  const [messages, cases, customers] = await Promise.all([
    messagesToSearch(ctx, [...touched.messages]),
    findableCases(ctx, [...touched.cases]),
    customersToSearch(ctx, [...touched.customers]),
  ]);
  const documents: Document[] = [
    ...[...messages.values()].map((message) => ({
      kind: "message" as const,
      refId: message.id,
      caseId: message.caseId,
      at: message.createdAt,
      terms: tsvectorLiteral([
        { text: message.subject ?? "", weight: "B" },
        { text: [message.text, ...message.machineWords].join("\n"), weight: "D" },
        { text: message.fileNames.join(" "), weight: "C" },
      ]),
    })),
    ...[...cases.values()].map((found) => ({
      kind: "case" as const,
      refId: found.id,
      caseId: found.id,
      at: found.openedAt,
      terms: tsvectorLiteral([
        { text: `${found.id} ${found.subject}`, weight: "A" },
        { text: found.tags.join(" "), weight: "B" },
      ]),
    })),
    ...[...customers.values()].map((customer) => ({
      kind: "customer" as const,
      refId: customer.id,
      caseId: null,
      at: customer.createdAt,
      terms: tsvectorLiteral([
        { text: [customer.name ?? "", ...customer.handles].join(" "), weight: "A" },
        { text: customer.company ?? "", weight: "B" },
      ]),
    })),
  ];
  await saveDocuments(db, documents);
  await removeDocuments(db, [
    ...missing("message", touched.messages, messages),
    ...missing("case", touched.cases, cases),
    ...missing("customer", touched.customers, customers),
  ]);
}

// A case that was merged away is found as the one it became.
async function findableCases(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CaseFacts>> {
  const cases = await getCases(ctx, ids);
  return new Map([...cases].filter(([, found]) => found.mergedInto === null));
}

function missing<K extends Document["kind"]>(kind: K, asked: ReadonlySet<number>, found: ReadonlyMap<number, unknown>) {
  return [...asked].filter((id) => !found.has(id)).map((refId) => ({ kind, refId }));
}
