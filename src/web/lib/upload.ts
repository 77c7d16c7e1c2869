import type { Upload } from "../../shared/contract/conversations.ts";
import { ApiError, type FieldProblem } from "./api-error.ts";

/**
 * Sends one file to the desk. By XMLHttpRequest, since fetch cannot tell how far an upload is.
 * @param onProgress share of the file that has gone, 0 to 1
 * @throws ApiError
 */
export function uploadFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const lost = () => reject(new ApiError({ code: "network", status: 0, message: "The desk did not answer." }));
    call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    call.onerror = lost;
    call.onabort = lost;
    call.onload = () => {
      const body = parse(call.responseText);
      if (call.status >= 200 && call.status < 300) return resolve(body as Upload);
      const { code = `http.${call.status}`, message = call.statusText, params, fields } = (body as Failure).error ?? {};
      reject(new ApiError({ code, status: call.status, message, params, fields }));
    };
    signal.addEventListener("abort", () => call.abort());
    const form = new FormData();
    form.append("file", file);
    call.open("POST", "/api/v1/uploads");
    call.send(form);
  });
}

type Failure = {
  error?: { code: string; message: string; params?: Record<string, unknown>; fields?: FieldProblem[] };
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
