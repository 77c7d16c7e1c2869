import type { EventRow } from "../../kernel/events/define-event.ts";
import { caseMergedInto, caseOpened, caseSplit, caseTagged, caseUnmerged, caseUpdated } from "../cases/index.ts";
import { messageReceived, messageUndone, messageWritten, noteAdded, pagesRead } from "../conversations/index.ts";
import { customerCreated, customersMerged, customersUnmerged, customerUpdated } from "../customers/index.ts";

/** What must be read again because of some events. */
export type Touched = { messages: Set<number>; cases: Set<number>; customers: Set<number> };

const ofMessages = new Set(
  [messageReceived, messageWritten, messageUndone, noteAdded, pagesRead].map((event) => event.type),
);
const ofCases = new Set(
  [caseOpened, caseUpdated, caseTagged, caseMergedInto, caseUnmerged, caseSplit].map((event) => event.type),
);
const ofCustomers = new Set(
  [customerCreated, customerUpdated, customersMerged, customersUnmerged].map((event) => event.type),
);

/** Which messages, cases and persons may be found differently after these events. */
export function touchedBy(events: readonly EventRow[]): Touched {
  const touched: Touched = { messages: new Set(), cases: new Set(), customers: new Set() };
  for (const event of events) {
    const data = event.data as { messageId?: number; messageIds?: number[]; otherId?: number };
    if (ofMessages.has(event.type) && data.messageId) touched.messages.add(data.messageId);
    if (ofCases.has(event.type) && event.caseId) {
      touched.cases.add(event.caseId);
      for (const id of data.messageIds ?? []) touched.messages.add(id);
    }
    if (ofCustomers.has(event.type)) {
      if (event.customerId) touched.customers.add(event.customerId);
      if (data.otherId) touched.customers.add(data.otherId);
    }
  }
  return touched;
}
