import { expect, test } from "vitest";
import { dueOf, isLate, numberKey, orderStateOf, shipmentStateOf } from "./policy.ts";

const day = (at: Date) => at.toISOString().slice(0, 10);
const at = (text: string) => new Date(`2026-11-${text}:00:00Z`);

test("[H2] numbers are the same however they are written", () => {
  expect(new Set(["KW-2026-11", "kw202611", "#KW 2026_11", "ＫＷ２０２６１１"].map(numberKey))).toEqual(
    new Set(["KW202611"]),
  );
});

test("[H2] an order is where its parcels are", () => {
  expect(orderStateOf([])).toBe("placed");
  expect(orderStateOf([{ state: "preparing" }])).toBe("packed");
  expect(orderStateOf([{ state: "preparing" }, { state: "delivered" }])).toBe("shipped");
  expect(orderStateOf([{ state: "delivered" }, { state: "returned" }])).toBe("delivered");
  expect(shipmentStateOf({ shippedAt: "2026-11-01T00:00:00Z" })).toBe("shipped");
  expect(shipmentStateOf({ deliveredAt: "2026-11-01T00:00:00Z", state: "failed" })).toBe("failed");
});

test("[H2] late is what should have come by yesterday; what nobody dated, what is there and what is off is not", () => {
  const order = { state: "shipped" as const, estimatedAt: at("10T20") };
  const coming = [{ state: "in_transit" as const, estimatedAt: null }];
  expect(isLate(order, coming, at("10T23"), day)).toBe(false);
  expect(isLate(order, coming, at("11T00"), day)).toBe(true);
  expect(isLate(order, [{ state: "in_transit", estimatedAt: at("12T00") }], at("11T00"), day)).toBe(false);
  expect(isLate({ ...order, estimatedAt: null }, coming, at("30T00"), day)).toBe(false);
  for (const state of ["delivered", "cancelled", "returned"] as const) {
    expect(isLate({ ...order, state }, coming, at("30T00"), day)).toBe(false);
  }
  expect(dueOf(order, [...coming, { state: "shipped", estimatedAt: at("14T00") }])).toEqual(at("14T00"));
  expect(dueOf({ ...order, state: "delivered" }, coming)).toBeNull();
});
