import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import { api } from "../../../../lib/api.ts";
import { useCaseMove } from "../use-case-move.ts";
import styles from "./stream.module.css";

/** Why a message was put into this case by itself, with splitting it off again. */
export function JoinedLine({ message, view }: { message: MessageView; view: CaseView }) {
  const { t } = useTranslation();
  const { act, busy, may } = useCaseMove();
  const { joined } = message;
  if (!joined) return null;
  const body = { messageIds: [message.id], subject: message.subject || view.subject };
  const split = () => act(() => api.post("/api/v1/cases/:id/split", { params: { id: view.id }, body }));
  return (
    <p className={styles.joined}>
      {t(`desk-message.joined.${joined.by}`, { number: joined.number, words: joined.words?.join(", ") })}
      {may && (
        <Button size="small" type="link" loading={busy} onClick={split}>
          {t("desk-message.joined.split")}
        </Button>
      )}
    </p>
  );
}
