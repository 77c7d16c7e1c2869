import { expect, test } from "vitest";
import type { Permission } from "../../../shared/permissions.ts";
import { type Actor, systemActor } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { assertMayGive, assertNotStronger, lacking, permissionsOf } from "./policy.ts";

const supervisor: Actor = {
  kind: "staff",
  id: 1,
  name: "Li Na",
  permissions: new Set<Permission>(["cases:read", "staff:manage"]),
  teamIds: [],
};

test("[L2] nobody gives what they lack, the system anything", () => {
  expect(lacking(supervisor, ["cases:read", "roles:manage"])).toEqual(["roles:manage"]);
  expect(() => assertMayGive(supervisor, ["cases:read", "staff:manage"])).not.toThrow();
  expect(() => assertMayGive(systemActor("setup"), ["roles:manage"])).not.toThrow();
  expect(errorOf(() => assertMayGive(supervisor, ["cases:read", "roles:manage", "audit:read"]))).toEqual([
    "accounts.beyond_own",
    { permissions: "roles:manage, audit:read" },
  ]);
});

test("[L2] nobody touches who may do more than they", () => {
  expect(() => assertNotStronger(supervisor, "Wang Wei", ["cases:read"])).not.toThrow();
  expect(errorOf(() => assertNotStronger(supervisor, "Wang Wei", ["roles:manage"]))).toEqual([
    "accounts.stronger_than_you",
    { name: "Wang Wei", permissions: "roles:manage" },
  ]);
});

test("several roles allow what any of them allows", () => {
  expect(permissionsOf([{ permissions: ["cases:read"] }, { permissions: ["cases:read", "audit:read"] }])).toEqual([
    "cases:read",
    "audit:read",
  ]);
});

function errorOf(fn: () => void) {
  try {
    fn();
  } catch (error) {
    if (isKnownError(error)) return [error.code, error.params];
  }
  return null;
}
