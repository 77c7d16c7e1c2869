import { defineError } from "../../kernel/errors.ts";

export const customerNotFound = defineError("customers.not_found", "not_found", "There is no customer {id}.");
export const customerMergedAway = defineError(
  "customers.merged_away",
  "conflict",
  "Customer {id} was merged into customer {into}.",
);
export const mergeWithSelf = defineError("customers.merge_with_self", "invalid", "These two are the same record.");
export const notMerged = defineError(
  "customers.not_merged",
  "conflict",
  "Customer {otherId} is not part of customer {id}.",
);
export const handleTaken = defineError(
  "customers.handle_taken",
  "conflict",
  "{address} belongs to customer {customerId} already. Merge the two if they are one person.",
);
export const handleUnreadable = defineError(
  "customers.handle_unreadable",
  "invalid",
  "{address} is not an address of this kind.",
);
export const handleNotFound = defineError(
  "customers.handle_not_found",
  "not_found",
  "This customer has no handle {handleId}.",
);
export const timeZoneUnknown = defineError(
  "customers.time_zone_unknown",
  "invalid",
  "There is no time zone {timeZone}.",
);
