import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { importOrders } from "./import-orders.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const agent = await desk.as("agent");
const HEAD =
  "number,placed_at,currency,total,customer_name,customer_mail,item,quantity,carrier,tracking_number,shipped_at,estimated_at";
const run = (...lines: string[]) =>
  importOrders(ctx, Readable.from([`\ufeff${[HEAD, ...lines].join("\r\n")}\r\n`]), null);

test("[H2] a table of orders comes in, lines of one number as one order, and again changes nothing", async () => {
  const lines = [
    'T-1,2026-03-01T10:00:00+08:00,CNY,"1,299.00",王丽,wang@example.com,台灯,1,顺丰,SF1,2026-03-02T09:00:00+08:00,2026-03-04',
    "T-2,2026-03-01,,,Li,li@example.com,Chair,4,,,,",
    "T-1,,,,,,灯泡,2,顺丰,SF1,2026-03-02T09:00:00+08:00,2026-03-04",
  ];
  expect(await run(...lines)).toEqual({ orders: 2, added: 2, changed: 0, unchanged: 0, faults: [] });
  expect(await run(...lines)).toMatchObject({ added: 0, unchanged: 2 });
  const [row] = (await agent.get("/api/v1/orders?q=T-1")).body.items;
  const { body } = await agent.get(`/api/v1/orders/${row.id}`);
  expect(body).toMatchObject({ number: "T-1", total: 129_900, state: "shipped", mail: "wang@example.com" });
  expect(body.lines).toMatchObject([
    { name: "台灯", quantity: 1 },
    { name: "灯泡", quantity: 2 },
  ]);
  expect(body.shipments).toMatchObject([{ carrier: "顺丰", trackingNumber: "SF1" }]);
});

test("[H2] what cannot be read is told by line, and all else comes in", async () => {
  const report = await run(
    "G-1,2026-03-01,,,,a@example.com,Lamp,1,,,,",
    "G-2,yesterday,,,,b@example.com,Lamp,1,,,,",
    ",2026-03-01,,,,c@example.com,Lamp,1,,,,",
    "G-3,2026-03-01,,,,no address,Lamp,1,,,,",
    "G-4,2026-03-01,CNY,1.234567,,d@example.com,Lamp,many,,,,",
    "G-5,2026-03-01,,,,e@example.com,Lamp,1,,,,",
  );
  expect(report).toMatchObject({ orders: 5, added: 2 });
  expect(report.faults.map(({ lines, problem }) => `${lines}: ${problem}`).sort()).toEqual([
    "3: placed_at is no time: write 2026-03-09T14:05:00+08:00",
    "4: number is missing",
    "5: customer.mail: is not an address of this kind",
    "6: total is no amount of its currency; quantity many is no number of pieces",
  ]);
  await expect(importOrders(ctx, Readable.from(["name;address\n1;2\n"]), null)).rejects.toThrow(/none called number/);
});
