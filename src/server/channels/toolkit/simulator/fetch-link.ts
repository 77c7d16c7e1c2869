import type { SimWorld } from "./define-simulator.ts";

/** Fetches a file by the address that a message gives, as a vendor does. @returns null where there is none */
export async function fetchLink(url: string, world: SimWorld): Promise<SimWorld["messages"][number]["file"]> {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return null;
  const content = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "application/octet-stream";
  const name = decodeURIComponent(new URL(url).pathname.split("/").at(-1)!);
  return { id: world.keepFile({ name, type, content }), name, type, size: content.byteLength };
}
