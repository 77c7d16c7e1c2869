import type { SimRequest } from "./define-simulator.ts";

/** Reads a multipart form as it came to a vendor's API: its plain fields, and one file. */
export async function formFile(
  request: SimRequest,
  field: string,
): Promise<{ fields: Record<string, string>; file: { name: string; type: string; content: Uint8Array } | null }> {
  const form = await new Response(new Uint8Array(request.body), {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") fields[name] = value;
  const given = form.get(field);
  if (given === null || typeof given === "string") return { fields, file: null };
  return { fields, file: { name: given.name, type: given.type, content: new Uint8Array(await given.arrayBuffer()) } };
}
