import { defineError } from "../../kernel/errors.ts";

export const orderNotFound = defineError("orders.not_found", "not_found", "There is no order {id}.");
export const ofAnotherCustomer = defineError(
  "orders.of_another_customer",
  "invalid",
  "Order {number} belongs to another customer than this case.",
);
