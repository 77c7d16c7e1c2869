import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftBody, DraftView } from "../../../../../shared/contract/conversations.ts";
import { isEmptyDraft, leftOfDraft, type SentOfDraft, withTakenBack } from "../../../../../shared/draft.ts";
import { api } from "../../../../lib/api.ts";
import { forgetStored, readStored, writeStored } from "../../../../lib/stored.ts";

const REST_MS = 700;
const AGAIN_MS = 5_000;

export type DraftState = "empty" | "typing" | "saved" | "kept-here";

export const draftKey = (caseId: number) => ["draft", caseId];

/** A draft as it is on the server. `takenBack`: a message was undone, and it is to come beside what is typed here */
export type KnownDraft = DraftView & { takenBack?: boolean };

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
    queryFn: (): Promise<KnownDraft | null> => api.get("/api/v1/cases/:id/draft", { params: { id: caseId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const save = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    const sent = latest.current;
    const params = { id: caseId };
    saving.current = saving.current
      .then(
        (): Promise<unknown> =>
          isEmptyDraft(sent)
            ? api.delete("/api/v1/cases/:id/draft", { params })
            : api.put("/api/v1/cases/:id/draft", { params, body: sent }),
      )
      .then(
        () => {
          if (latest.current !== sent) return;
          forgetStored(stored);
          setState(isEmptyDraft(sent) ? "empty" : "saved");
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

  useEffect(() => {
    if (!fromServer.data) return;
    const { body: known, takenBack } = fromServer.data;
    if (isEmptyDraft(latest.current)) {
      latest.current = known;
      setBody(known);
      setState("saved");
    } else if (takenBack) {
      // What is typed here wins over what comes from there.
      change(withTakenBack(latest.current, known));
    }
  }, [fromServer.data, change]);

  /** Forgets what was sent of the draft. */
  const clear = useCallback(
    (sent: SentOfDraft) => {
      window.clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = leftOfDraft(latest.current, sent);
      setBody(latest.current);
      client.setQueryData(draftKey(caseId), null);
      if (isEmptyDraft(latest.current)) {
        setState("empty");
        forgetStored(stored);
      } else {
        setState("typing");
        writeStored(stored, JSON.stringify(latest.current));
      }
      save();
    },
    [client, caseId, save, stored],
  );

  // Leaving the page sends what has not been saved yet.
  useEffect(
    () => () => {
      if (timer.current !== undefined) save();
      window.clearTimeout(timer.current);
    },
    [save],
  );

  return { body, state, change, clear, isEmpty: isEmptyDraft(body) };
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
