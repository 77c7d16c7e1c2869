import { pino } from "pino";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { systemActor } from "../ctx.ts";
import { createServer, type ServerParts } from "./create-server.ts";
import { route } from "./route.ts";

const actor = systemActor("test");

async function serverWith(spec: ServerParts["routes"][number]) {
  const ctx = { as: () => ({}) } as unknown as ServerParts["ctx"];
  const log = pino({ level: "silent" });
  return createServer({
    ctx,
    log,
    routes: [spec],
    authenticate: async () => ({ actor, byCookie: false }),
    trustProxy: "",
  });
}

test("a part of an address may be as long as the name of a file", async () => {
  const app = await serverWith(
    route({
      method: "GET",
      path: "/api/v1/files/:name",
      summary: "A file",
      access: "public",
      params: Type.Object({ name: Type.String() }),
      handler: async (_ctx, { params }) => ({ name: params.name }),
    }),
  );
  const name = `${"发票".repeat(75)}.pdf`;
  const answer = await app.inject(`/api/v1/files/${encodeURIComponent(name)}`);
  expect([answer.statusCode, answer.json()]).toEqual([200, { name }]);
  await app.close();
});
