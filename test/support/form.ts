import type { Answer, TestClient } from "./client.ts";

/** A posted form as a browser sends it (multipart), with files. */
export async function postForm(
  client: TestClient,
  url: string,
  fields: Record<string, string>,
  files: readonly { name: string; content: string | Uint8Array<ArrayBuffer>; type?: string }[] = [],
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, content, type } of files) form.append("files", new Blob([content], { type: type ?? "" }), name);
  const encoded = new Response(form);
  const payload = Buffer.from(await encoded.arrayBuffer());
  return client.inject({
    method: "POST",
    url,
    payload,
    headers: { "content-type": encoded.headers.get("content-type")! },
  });
}
