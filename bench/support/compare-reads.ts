import type pg from "pg";
import { captureQueries } from "./capture-queries.ts";
import { cpuTime } from "./cpu-time.ts";
import { percentile } from "./percentile.ts";

const WARM_UP = 10;

export type ReadComparer = { header(): void; compare(name: string, fn: () => Promise<unknown>): Promise<void> };

/**
 * Measures reads of the server against a limit on their p95, and beside each, in the same run, the very same statements
 * straight through one bare `pg` client, one after the other, and the processor time of Node and PostgreSQL a call, which
 * tells more than the clock on a machine that others use too.
 *
 * @param options.dataDir of the PostgreSQL, which must be busy with nothing else
 */
export function compareReads(
  bare: pg.Client,
  { limitMs, calls, dataDir }: { limitMs: number; calls: number; dataDir: string },
): ReadComparer {
  const measure = async (fn: () => Promise<unknown>) => {
    for (let i = 0; i < WARM_UP; i++) await fn();
    const times: number[] = [];
    for (let i = 0; i < calls; i++) {
      const from = performance.now();
      await fn();
      times.push(performance.now() - from);
    }
    return times;
  };
  return {
    header: () =>
      console.log(
        `${"".padEnd(44)}   p50 ms   p95 ms  ÷ limit  SQL bare p50 bare p95   CPU ms   (limit ${limitMs} ms)`,
      ),
    async compare(name, fn) {
      const before = cpuTime(dataDir);
      const server = await measure(fn);
      const after = cpuTime(dataDir);
      const cpu = (after.node - before.node + after.postgres - before.postgres) / (calls + WARM_UP);
      const statements = await captureQueries(fn);
      const straight = await measure(async () => {
        for (const { text, values } of statements) await bare.query(text, values);
      });
      const p95 = percentile(server, 95);
      const cells = [
        name.padEnd(44),
        `${percentile(server, 50).toFixed(1)}`.padStart(8),
        `${p95.toFixed(1)}`.padStart(8),
        `${(p95 / limitMs).toFixed(2)}`.padStart(8),
        `${statements.length}`.padStart(5),
        `${percentile(straight, 50).toFixed(1)}`.padStart(8),
        `${percentile(straight, 95).toFixed(1)}`.padStart(8),
        `${cpu.toFixed(1)}`.padStart(8),
      ];
      console.log(cells.join(" "));
    },
  };
}
