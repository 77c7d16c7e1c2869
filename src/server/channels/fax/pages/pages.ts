/** What a fax may hold at most: whoever sends more has it shown so far. */
export const MAX_PAGES = 100;

export type Pages = {
  /** each page as PNG, in its order */
  pages: Uint8Array[];
  /** why what came later is not among them */
  problem: "too-many" | "unreadable" | "not-a-fax" | null;
};
