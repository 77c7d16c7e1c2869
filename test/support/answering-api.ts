import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A vendor's API that gives the same JSON whenever one of these paths is asked for. */
export async function answeringApi(answers: Readonly<Record<string, unknown>>) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://api");
    const known = Object.hasOwn(answers, pathname);
    response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
    response.end(known ? JSON.stringify(answers[pathname]) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
