/** What a case is: a question, a complaint, or a letter to a named executive. */
export const caseKinds = ["question", "complaint", "executive"] as const;
