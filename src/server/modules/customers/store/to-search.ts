import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type CustomerToSearch = {
  id: number;
  name: string | null;
  company: string | null;
  handles: string[];
  createdAt: Date;
};

/** Names and handles of persons, without those that were merged away. */
export async function findCustomersToSearch(db: Database, ids: readonly number[]): Promise<CustomerToSearch[]> {
  const { rows } = await sql<CustomerToSearch>`
    select c.id, c.name, c.company, c.created_at,
      array(select h.display from handles h where h.customer_id = c.id order by h.id) as handles
    from customers c
    where c.id = any(${[...ids]}::bigint[]) and c.merged_into is null
  `.execute(db);
  return rows;
}
