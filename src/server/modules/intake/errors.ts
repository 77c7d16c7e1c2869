import { defineError } from "../../kernel/errors.ts";

export const deliveryNotFound = defineError("intake.not_found", "not_found", "There is no delivery {id}.");
export const rawRemoved = defineError(
  "intake.raw_removed",
  "not_found",
  "The bytes of delivery {id} were removed, {days} days after it was understood.",
);
export const hookRefused = defineError(
  "intake.hook_refused",
  "forbidden",
  "This was not sent by the provider of the account: {reason}",
);
export const idTaken = defineError(
  "intake.id_taken",
  "conflict",
  "Another message came before under the id {id}; this one is not stored. Give it an id of its own.",
);
export const deliverySettled = defineError(
  "intake.settled",
  "conflict",
  "Delivery {id} is {state}; only what failed or was refused can be tried again.",
);
