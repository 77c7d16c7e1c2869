import type { CaseFacts } from "../../cases/index.ts";
import { subjectOf } from "../policies/subject-of.ts";
import type { Contact } from "./promise-answers.ts";

/** A contact about a case, as it is: who waits since when, and whether it is the first. */
export function contactOf(row: CaseFacts, { at, first }: Pick<Contact, "at" | "first">): Contact {
  const { id: caseId, customerId, ownerId } = row;
  return { caseId, customerId, ownerId, ...subjectOf(row), at, first };
}
