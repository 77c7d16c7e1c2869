import type { Ctx } from "../../../kernel/ctx.ts";
import { notificationsForPeople } from "../errors.ts";

/** The person who acts. @throws service-levels.people_only */
export function personOf({ actor }: Ctx): number {
  if (actor.kind !== "staff") throw notificationsForPeople();
  return actor.id!;
}
