import { ApiError } from "../../../lib/api-error.ts";

/** As much as a person would read, and a browser can show at once. */
const SHOWN_BYTES = 256 * 1024;

/**
 * The beginning of a stored delivery as text. Bytes that are no UTF-8 show as they would in ISO 8859-1, so that headers
 * stay readable whatever the charset.
 * @throws ApiError
 */
export async function readRaw(url: string, signal: AbortSignal): Promise<{ text: string; cut: boolean }> {
  const response = await fetch(url, { credentials: "same-origin", signal });
  if (!response.ok) {
    throw new ApiError({ code: `http.${response.status}`, status: response.status, message: response.statusText });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const shown = bytes.subarray(0, SHOWN_BYTES);
  const cut = bytes.length > shown.length;
  try {
    // A cut may fall into the middle of a character, which is then not a fault.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(shown, { stream: cut }), cut };
  } catch {
    return { text: new TextDecoder("iso-8859-1").decode(shown), cut };
  }
}
