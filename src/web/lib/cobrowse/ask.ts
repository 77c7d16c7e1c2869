import type { ShareOffer, SharePass } from "../../../shared/contract/cobrowse.ts";

/** The digits are of no use. */
export class CodeWrong extends Error {}

/** Who asks to look. @throws CodeWrong; Error when it may work later */
export function lookAt(code: string, locale: "zh-CN" | "en"): Promise<ShareOffer> {
  return post("/share/look", { code, locale });
}

/** The customer agrees. @throws CodeWrong; Error when it may work later */
export function agreeTo(code: string, host: string): Promise<SharePass> {
  return post("/share/consent", { code, host });
}

export function decline(code: string): Promise<unknown> {
  return post("/share/decline", { code });
}

/** The customer ends it; said again where it did not get through, for otherwise silence ends it. */
export async function endShare({ id, key }: Pick<SharePass, "id" | "key">, tries = 3): Promise<void> {
  try {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`/share/${id}/end`, { method: "POST", headers, keepalive: true });
    if (answer.status < 500) return;
  } catch {
    // Tried again below.
  }
  if (tries > 1) setTimeout(() => void endShare({ id, key }, tries - 1), 2_000);
}

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status === 404 || answer.status === 422 || answer.status === 400) throw new CodeWrong();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
