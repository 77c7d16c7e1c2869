import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sign } from "aws4";
import S3rver from "s3rver";

const KEY = "S3RVER";
const SECRET = "S3RVER";
const REGION = "eu-test-1";

/**
 * An S3 server in this process, behind a gate that checks each request's signature (Signature Version 4), which the
 * server itself does not.
 *
 * @returns `url`: for `S3_URL`, with a bucket; `refused`: how many requests had a wrong signature
 */
export async function startS3Server(): Promise<{ url: string; refused(): number; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "keepword-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "shop", configs: [] }],
  });
  const inner = (await server.run()) as unknown as AddressInfo;
  let refused = 0;
  const gate = createServer((req, res) => {
    if (isSignedRightly(req)) return forward(req, res, inner.port);
    refused++;
    req.resume();
    res.writeHead(403).end();
  });
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  const { port } = gate.address() as AddressInfo;
  return {
    url: `http://${KEY}:${SECRET}@127.0.0.1:${port}/shop/files?region=${REGION}`,
    refused: () => refused,
    async stop() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

function isSignedRightly(req: IncomingMessage): boolean {
  const given = req.headers.authorization ?? "";
  const names = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(";") ?? [];
  const headers = Object.fromEntries(names.map((name) => [name, String(req.headers[name])]));
  const again = sign(
    { service: "s3", region: REGION, method: req.method, path: req.url, host: req.headers.host, headers },
    { accessKeyId: KEY, secretAccessKey: SECRET },
  );
  const normal = (text: string) => text.replace(/,\s*/g, ", ");
  return normal(String((again.headers as Record<string, unknown>).Authorization)) === normal(given);
}

function forward(req: IncomingMessage, res: ServerResponse, port: number): void {
  const onward = request(
    { host: "127.0.0.1", port, method: req.method, path: req.url, headers: req.headers },
    (answer) => {
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
    },
  );
  onward.on("error", () => res.destroy());
  req.pipe(onward);
}
