import { casesModes, holdModes } from "../../../shared/contract/community.ts";
import type { AccountField } from "../../kernel/channel/index.ts";

/** The settings form of a community: where it stands, what becomes of its questions, what is looked at first. */
export const communityFields: readonly AccountField[] = [
  { name: "slug", kind: "text", required: true, default: "help", group: "pages" },
  { name: "titleZh", kind: "text", group: "pages" },
  { name: "titleEn", kind: "text", group: "pages" },
  { name: "introZh", kind: "text", group: "pages" },
  { name: "introEn", kind: "text", group: "pages" },
  { name: "cases", kind: "select", options: casesModes, required: true, default: "every", group: "questions" },
  { name: "hours", kind: "number", default: 6, when: { field: "cases", equals: "unanswered" }, group: "questions" },
  { name: "hold", kind: "select", options: holdModes, required: true, default: "links", group: "questions" },
];
