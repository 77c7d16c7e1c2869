import type { FastifyInstance } from "fastify";

export type Request = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** the caller's address, where the line can pretend one */
  from?: string;
};
export type Answer = { status: number; text: string; headers: Headers };

/** A way to speak HTTP to a desk. */
export type Line = (request: Request) => Promise<Answer>;

/** To a desk in this process, without a port. */
export function lineTo(app: FastifyInstance): Line {
  return async ({ method, path, headers, body, from }) => {
    const answer = await app.inject({ method, url: path, headers, payload: body, remoteAddress: from });
    const received = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) received.append(name, String(one));
    }
    return { status: answer.statusCode, text: answer.payload, headers: received };
  };
}

/** To a running desk. */
export function lineOver(url: string): Line {
  return async ({ method, path, headers, body }) => {
    const sent = typeof body === "string" || body === undefined ? body : new Uint8Array(body);
    const answer = await fetch(new URL(path, url), { method, headers, body: sent, redirect: "manual" });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
}

/** A file that somebody sends along. */
export type SentFile = { name: string; type: string; content: Buffer };

/** A form with files, packed as a browser packs it. */
export async function packForm(
  fields: Record<string, string>,
  files: readonly SentFile[],
): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, type, content } of files) {
    form.append("files", new Blob([new Uint8Array(content)], { type }), name);
  }
  const packed = new Response(form);
  const type = packed.headers.get("content-type")!;
  return { headers: { "content-type": type }, body: Buffer.from(await packed.arrayBuffer()) };
}
