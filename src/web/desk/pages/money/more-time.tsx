import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClaimDetail } from "../../../../shared/contract/claims.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import styles from "./money.module.css";
import { refreshMoney } from "./money-queries.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** A partner's wish for more time, and our answer to it; nothing while there is none. */
export function MoreTime({ claim }: { claim: ClaimDetail }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<"give" | "refuse" | null>(null);
  if (claim.moreTimeUntil === null) return null;
  const send = async (words: string) => {
    const body = { give: answer === "give", words };
    await api.post("/api/v1/claims/:id/more-time", { params: { id: claim.id }, body });
    await refreshMoney(client);
  };
  return (
    <section className={styles.asked} aria-labelledby="more-time">
      <h2 id="more-time" style={{ marginTop: 0 }}>
        {t("desk-money.claims.timeAsked", { time: clock.dateTime(claim.moreTimeUntil) })}
      </h2>
      {claim.moreTimeWords && <p>{claim.moreTimeWords}</p>}
      <p className={styles.acts}>
        <Button type="primary" onClick={() => setAnswer("give")}>
          {t("desk-money.claims.giveTime")}
        </Button>
        <Button onClick={() => setAnswer("refuse")}>{t("desk-money.claims.refuseTime")}</Button>
      </p>
      {answer && (
        <WordsDialog
          title={t(answer === "give" ? "desk-money.claims.giveTime" : "desk-money.claims.refuseTime")}
          label={t("desk-money.claims.why")}
          send={send}
          onClose={() => setAnswer(null)}
        />
      )}
    </section>
  );
}
