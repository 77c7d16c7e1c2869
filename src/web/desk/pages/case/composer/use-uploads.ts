import { useRef, useState } from "react";
import type { Upload } from "../../../../../shared/contract/conversations.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { uploadFile } from "../../../../lib/upload.ts";

export type Uploading = { key: string; name: string; share: number; problem: string | null; retry: () => void };

/** Files on their way to the server. One that fails stays in the list with its reason until it is tried again or dropped. */
export function useUploads(onDone: (upload: Upload) => void) {
  const [uploading, setUploading] = useState<Uploading[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const latest = useRef(onDone);
  latest.current = onDone;
  const change = (key: string, part: Partial<Uploading>) =>
    setUploading((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setUploading((list) => list.filter((one) => one.key !== key));
  };
  const send = async (key: string, file: File) => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    change(key, { share: 0, problem: null });
    try {
      const upload = await uploadFile(file, (share) => change(key, { share }), abort.signal);
      drop(key);
      latest.current(upload);
    } catch (error) {
      if (!abort.signal.aborted) change(key, { problem: errorText(error) });
    }
  };
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = crypto.randomUUID();
      setUploading((list) => [
        ...list,
        { key, name: file.name, share: 0, problem: null, retry: () => void send(key, file) },
      ]);
      void send(key, file);
    }
  };
  return { uploading, add, drop };
}
