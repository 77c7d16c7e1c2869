/** What a case's status comes down to: clocks, views and colours bind to these six, never to a status' name. */
export const caseCategories = ["new", "open", "waiting_customer", "waiting_partner", "solved", "closed"] as const;
