import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { DraftBody, MessageView, ReplyWay } from "../../../../../shared/contract/conversations.ts";
import type { SentOfDraft } from "../../../../../shared/draft.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useUndoToast } from "../../../../ui/undo-toast.tsx";
import type { NextDatePart } from "./next-date/ask-date.ts";
import type { ThenCategory } from "./send-button.tsx";
import { draftKey, type KnownDraft } from "./use-draft.ts";

/** Sends what was written. When it cannot be sent, the words stay where they are and `problem` says why. */
export function useSend(view: CaseView, onSent: (sent: SentOfDraft) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undoToast = useUndoToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The same key until it has worked: pressing again after a lost answer sends once.
  const key = useRef(crypto.randomUUID());
  const params = { id: view.id };

  const offerUndo = (message: MessageView) => {
    const left = message.delivery?.sendAt ? Date.parse(message.delivery.sendAt) - Date.now() : 0;
    if (message.delivery?.state !== "scheduled" || left <= 0) return;
    undoToast({
      text: t("desk-composer.sending", { id: view.id }),
      seconds: left / 1000,
      undo: async () => {
        const { draft } = await api.post("/api/v1/messages/:id/undo", { params: { id: message.id } });
        const known: KnownDraft = { body: draft, updatedAt: new Date().toISOString(), takenBack: true };
        client.setQueryData(draftKey(view.id), known);
        await client.invalidateQueries({ queryKey: ["case", view.id] });
      },
    });
  };

  const send = async (
    body: DraftBody,
    way: Pick<ReplyWay, "accountId" | "to" | "cc" | "public">,
    thenCategory: ThenCategory,
    nextDate: NextDatePart = {},
  ) => {
    setBusy(true);
    setProblem(null);
    try {
      if (body.kind === "note") {
        await api.post("/api/v1/cases/:id/notes", { params, body: { text: body.text, attachments: body.attachments } });
      } else {
        const { kind: _kind, text, attachments, template, ...rest } = body;
        const words = { ...rest, ...(template ? { template } : { text, attachments }) };
        const to = body.to ?? way.to;
        const cc = body.cc ?? way.cc;
        const reply = {
          ...words,
          to,
          cc,
          accountId: way.accountId ?? undefined,
          thenCategory,
          // The author was asked before this.
          ...(way.public && { confirmPublic: true }),
          ...nextDate,
          idempotencyKey: key.current,
        };
        offerUndo(await api.post("/api/v1/cases/:id/reply", { params, body: reply }));
      }
      key.current = crypto.randomUUID();
      onSent(body.kind === "note" ? "note" : body.template ? "template" : "words");
      await client.invalidateQueries({ queryKey: ["case", view.id] });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem };
}
