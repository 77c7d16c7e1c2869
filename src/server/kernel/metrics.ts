import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Ctx } from "./ctx.ts";
import type { ModuleGauge } from "./define-module.ts";

/** The process's figures, in Prometheus's text format at /metrics. */
export type Metrics = {
  registry: Registry;
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  gauge(
    name: string,
    help: string,
    labels?: readonly string[],
    collect?: (gauge: Gauge) => Promise<void> | void,
  ): Gauge;
  histogram(name: string, help: string, buckets: readonly number[], labels?: readonly string[]): Histogram;
};

/** Makes a registry of its own, so that two desks in one process (tests) do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers: [registry] }),
    gauge: (name, help, labels = [], collect) =>
      new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        ...(collect && {
          async collect(this: Gauge) {
            await collect(this);
          },
        }),
      }),
    histogram: (name, help, buckets, labels = []) =>
      new Histogram({ name, help, buckets: [...buckets], labelNames: [...labels], registers: [registry] }),
  };
}

/**
 * Shows figures that are read when somebody asks. One that cannot be read is left out and logged: the others are wanted
 * most when something is wrong.
 */
export function showGauges(metrics: Metrics, gauges: readonly ModuleGauge[], ctx: Ctx): void {
  for (const { name, help, read } of gauges) {
    metrics.gauge(name, help, [], async (gauge) => {
      try {
        gauge.set(await read(ctx));
      } catch (error) {
        gauge.remove();
        ctx.log.error({ err: error, figure: name }, "a figure could not be read");
      }
    });
  }
}
