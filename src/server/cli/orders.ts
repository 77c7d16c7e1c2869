import { createReadStream } from "node:fs";
import { Command } from "commander";
import type { Cli } from "./main.ts";
import { importOrders, type OrdersReport } from "./orders/import-orders.ts";

/** `keepword orders …`: what the shop knows of its orders. */
export function ordersCommand(cli: Cli): Command {
  const command = new Command("orders").description("bring in the shop's orders");
  command
    .command("import <file>")
    .description("a CSV file, a line for each item; run it again to bring in what has changed")
    .option("--brand <id>", "the brand they belong to; the first one when left out", Number)
    .option("--json", "print the report as JSON")
    .action(async (path: string, { brand, json }: { brand?: number; json?: boolean }) => {
      const desk = await cli.open();
      try {
        const report = await importOrders(desk.ctx, createReadStream(path), brand ?? null);
        process.stdout.write(`${json ? JSON.stringify(report) : readable(report)}\n`);
        if (report.faults.length > 0) process.exitCode = 2;
      } finally {
        await desk.close();
      }
    });
  return command;
}

function readable({ orders, added, changed, unchanged, faults }: OrdersReport): string {
  return [
    `${orders} orders read: ${added} new, ${changed} changed, ${unchanged} the same still.`,
    ...faults.map(({ lines, number, problem }) => {
      const where = `line${lines.length > 1 ? "s" : ""} ${lines.join(", ")}`;
      return `Not brought in: ${number ? `order ${number}, ` : ""}${where}: ${problem}`;
    }),
  ].join("\n");
}
