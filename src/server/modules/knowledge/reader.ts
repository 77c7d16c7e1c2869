import type { Audience } from "../../../shared/contract/knowledge.ts";

/** For whom something is looked up: what they may read, and in whose name we speak to them. */
export type Reader = {
  audiences: readonly Audience[];
  /** null: articles of all brands */
  brandId: number | null;
};

/** Somebody of whom we know nothing. */
export const anybody = (brandId: number): Reader => ({ audiences: ["public"], brandId });
/** A customer who proved who they are. */
export const knownCustomer = (brandId: number): Reader => ({ audiences: ["public", "signed_in"], brandId });
/** Somebody of a partner's. */
export const partnerReader = (brandId: number): Reader => ({ audiences: ["public", "signed_in", "partner"], brandId });
/** People of ours read everything. */
export const colleague: Reader = { audiences: ["public", "signed_in", "partner", "agents"], brandId: null };
