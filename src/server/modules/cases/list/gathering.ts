import { type RawBuilder, sql } from "kysely";
import type { Place } from "./cursor.ts";
import type { ListOrder } from "./list-order.ts";
import { micros } from "./sql-times.ts";

/**
 * A whole list in one order, to be fetched and sorted in one go: the position of a row `c` grows along the list and
 * begins with the segment that the row is in. What falls along a segment is counted negative.
 */
export type Gathering = {
  /** joined to `cases c` */
  joins: RawBuilder<unknown>;
  position: RawBuilder<unknown>;
  /** Which segments' positions are negative here. */
  negative: readonly boolean[];
};

const updated = micros(sql`c.updated_at`);

const newestBroken = sql`
  left join lateral (
    select due_at, id from promises where case_id = c.id and state = 'broken' and due_at is not null
      and c.category in ('new', 'open', 'waiting_customer', 'waiting_partner')
    order by due_at desc, id desc limit 1
  ) broken on true`;
const nextDue = sql`
  left join lateral (
    select due_at, id from promises where case_id = c.id and state = 'open' and due_at is not null
    order by due_at, id limit 1
  ) due on true`;

/** The way to gather a list of an order. */
export function gatheringOf(order: ListOrder): Gathering {
  switch (order) {
    case "updated":
      return alone(sql`array[0, -${updated}, -c.id]`, true);
    case "-updated":
      return alone(sql`array[0, ${updated}, c.id]`, false);
    case "priority":
      return alone(sql`array[0, -c.priority::bigint, -${updated}, -c.id]`, true);
    case "severity":
      return {
        joins: sql``,
        position: sql`array[case c.severity when 'critical' then 0 when 'high' then 1 when 'raised' then 2 else 3 end,
          -${updated}, -c.id]`,
        negative: [true, true, true, true],
      };
    case "opened":
      return alone(sql`array[0, -c.id]`, true);
    case "-opened":
      return alone(sql`array[0, c.id]`, false);
    case "awaiting":
      return {
        joins: sql``,
        position: sql`case when c.awaiting_since is not null then array[0, ${micros(sql`c.awaiting_since`)}, c.id]
          else array[1, -${updated}, -c.id] end`,
        negative: [false, true],
      };
    case "awaiting_only":
      return alone(sql`array[0, ${micros(sql`c.awaiting_since`)}, c.id]`, false);
    case "due":
      return {
        joins: sql`${newestBroken} ${nextDue}`,
        position: sql`case
          when broken.id is not null then array[0, -${micros(sql`broken.due_at`)}, -broken.id]
          when due.id is not null then array[1, ${micros(sql`due.due_at`)}, due.id]
          else array[2, -${updated}, -c.id] end`,
        negative: [true, false, true],
      };
    case "due_only":
      return { ...alone(sql`array[0, ${micros(sql`due.due_at`)}, due.id]`, false), joins: nextDue };
    case "broken_only":
      return { ...alone(sql`array[0, -${micros(sql`broken.due_at`)}, -broken.id]`, true), joins: newestBroken };
  }
}

/** A place of the list as a position of the gathering. */
export function toGathered({ negative }: Gathering, { segment, position }: Place): number[] {
  return [segment, ...(position ?? []).map((part) => (negative[segment] ? -part : part))];
}

/** A position of the gathering as a place of the list. */
export function fromGathered({ negative }: Gathering, [segment, ...parts]: readonly number[]): Place {
  return { segment: segment!, position: parts.map((part) => (negative[segment!] ? -part : part)) };
}

function alone(position: RawBuilder<unknown>, negative: boolean): Gathering {
  return { joins: sql``, position, negative: [negative] };
}
