import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { JoinReason, MessageView } from "../../../../../shared/contract/conversations.ts";
import { api } from "../../../../lib/api.ts";
import { keepCase } from "../../../../lib/case-queries.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useCan } from "../../../../lib/session.ts";
import styles from "./stream.module.css";

/**
 * Why a message was put into this case by itself, with splitting it off again; or which other case it may belong to, with
 * merging the two.
 */
export function JoinedLine({ message, view }: { message: MessageView; view: CaseView }) {
  const { t } = useTranslation();
  const { act, busy, may } = useMoving();
  const { joined, maybeOf } = message;
  const other = maybeOf && view.otherCases.find(({ id }) => id === maybeOf.caseId);
  if (joined) {
    const body = { messageIds: [message.id], subject: message.subject || view.subject };
    const split = () => act(() => api.post("/api/v1/cases/:id/split", { params: { id: view.id }, body }));
    return (
      <p className={styles.joined}>
        {t(`desk-message.joined.${joined.by}`, wordsOf(joined))}
        {may && (
          <Button size="small" type="link" loading={busy} onClick={split}>
            {t("desk-message.joined.split")}
          </Button>
        )}
      </p>
    );
  }
  // What is closed or was merged meanwhile needs no choice any more.
  if (!maybeOf || !other || other.category === "closed") return null;
  const { id, subject } = other;
  const merge = () => act(() => api.post("/api/v1/cases/:id/merge", { params: { id }, body: { otherId: view.id } }));
  return (
    <p className={styles.joined}>
      {t(`desk-message.maybe.${maybeOf.by}`, { id, subject, ...wordsOf(maybeOf) })}
      {may && (
        <Button size="small" type="link" loading={busy} onClick={merge}>
          {t("desk-message.maybe.merge", { id })}
        </Button>
      )}
    </p>
  );
}

function wordsOf({ number, words = [] }: JoinReason) {
  return { number, words: words.join(", ") };
}

/** Does what moves messages between cases, and goes to the case that came of it. */
function useMoving() {
  const { message: toast } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useCan()("cases:merge");
  const [busy, setBusy] = useState(false);
  const act = async (action: () => Promise<CaseView>) => {
    setBusy(true);
    try {
      const became = await action();
      keepCase(client, became);
      void client.invalidateQueries({ queryKey: ["case"] });
      await navigate({ to: "/cases/$caseId", params: { caseId: String(became.id) } });
    } catch (error) {
      void toast.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, may };
}
