import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftBody } from "../../../../../shared/contract/conversations.ts";
import { api } from "../../../../lib/api.ts";
import { forgetStored, readStored, writeStored } from "../../../../lib/stored.ts";

const REST_MS = 700;
const AGAIN_MS = 5_000;

export type DraftState = "empty" | "typing" | "saved" | "kept-here";

export const draftKey = (caseId: number) => ["draft", caseId];

const isEmpty = (body: DraftBody) =>
  body.text.trim() === "" && (body.attachments?.length ?? 0) === 0 && body.template === undefined;

/**
 * What is being written in a case. Every change is kept in this browser at once and on the server as soon as the hands rest;
 * while the server cannot be reached it stays here and is tried again. Coming back, on any device, restores it.
 */
export function useDraft(caseId: number, initial: DraftBody) {
  const client = useQueryClient();
  const stored = `draft.${caseId}`;
  const [body, setBody] = useState<DraftBody>(() => readBody(stored) ?? initial);
  const [state, setState] = useState<DraftState>(() => (readStored(stored) ? "kept-here" : "empty"));
  const latest = useRef(body);
  const timer = useRef<number | undefined>(undefined);
  const saving = useRef<Promise<unknown>>(Promise.resolve());

  const fromServer = useQuery({
    queryKey: draftKey(caseId),
    queryFn: () => api.get("/api/v1/cases/:id/draft", { params: { id: caseId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    // What is typed here wins over what comes from there.
    if (!fromServer.data || !isEmpty(latest.current)) return;
    latest.current = fromServer.data.body;
    setBody(fromServer.data.body);
    setState("saved");
  }, [fromServer.data]);

  const save = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    const sent = latest.current;
    const params = { id: caseId };
    saving.current = saving.current
      .then(
        (): Promise<unknown> =>
          isEmpty(sent)
            ? api.delete("/api/v1/cases/:id/draft", { params })
            : api.put("/api/v1/cases/:id/draft", { params, body: sent }),
      )
      .then(
        () => {
          if (latest.current !== sent) return;
          forgetStored(stored);
          setState(isEmpty(sent) ? "empty" : "saved");
        },
        () => {
          setState("kept-here");
          timer.current ??= window.setTimeout(save, AGAIN_MS);
        },
      );
  }, [caseId, stored]);

  const change = useCallback(
    (part: Partial<DraftBody>) => {
      latest.current = { ...latest.current, ...part };
      setBody(latest.current);
      setState("typing");
      writeStored(stored, JSON.stringify(latest.current));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(save, REST_MS);
    },
    [save, stored],
  );

  /** Forgets the draft: it was sent. */
  const clear = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = { kind: latest.current.kind, text: "" };
    setBody(latest.current);
    setState("empty");
    forgetStored(stored);
    client.setQueryData(draftKey(caseId), null);
    save();
  }, [client, caseId, save, stored]);

  // Leaving the page sends what has not been saved yet.
  useEffect(
    () => () => {
      if (timer.current !== undefined) save();
      window.clearTimeout(timer.current);
    },
    [save],
  );

  return { body, state, change, clear, isEmpty: isEmpty(body) };
}

function readBody(stored: string): DraftBody | null {
  const text = readStored(stored);
  if (text === null) return null;
  try {
    const body = JSON.parse(text) as DraftBody;
    return typeof body.text === "string" ? body : null;
  } catch {
    return null;
  }
}
