import type { SimPost } from "./define-simulator.ts";

/** Posts to the desk as the vendor would. @returns what the desk answered */
export async function postToDesk(hookUrl: string, post: SimPost): Promise<{ status: number; body: string }> {
  const url = new URL(hookUrl);
  for (const [name, value] of Object.entries(post.query ?? {})) url.searchParams.set(name, value);
  const method = post.method ?? "POST";
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...post.headers },
    ...(method === "POST" && { body: post.bytes ?? post.body }),
  });
  return { status: answer.status, body: await answer.text() };
}
