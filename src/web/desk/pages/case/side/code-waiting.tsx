import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseProof } from "../../../../../shared/contract/identity.ts";
import { api } from "../../../../lib/api.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { proofQuery } from "../../../../lib/proof-query.ts";
import { useClock } from "../../../../lib/time.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./side.module.css";

/** A code that is on its way: the customer writes it back, or says it and it is typed here. */
export function CodeWaiting(props: {
  caseId: number;
  waiting: NonNullable<CaseProof["waiting"]>;
  onUsedUp: (isUsedUp: boolean) => void;
}) {
  const { caseId, waiting, onUsedUp } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const clock = useClock();
  const channelWord = useChannelWord();
  const { busy, run } = useAction();
  const [code, setCode] = useState("");
  const [left, setLeft] = useState<number | null>(null);
  const check = (event: FormEvent) => {
    event.preventDefault();
    return run(async () => {
      const body = { code };
      const tried = await api.post("/api/v1/cases/:id/codes/check", { params: { id: caseId }, body });
      setLeft(tried.ok ? null : tried.left);
      onUsedUp(!tried.ok && tried.left === 0);
      setCode("");
      client.setQueryData(proofQuery(caseId).queryKey, tried.proof);
    });
  };
  const display = `${channelWord(waiting.channel)} ${waiting.display}`;
  return (
    <div className={styles.waiting}>
      <p>{t("desk-proof.sent", { display })}</p>
      <small>{t("desk-proof.good", { time: clock.time(waiting.expiresAt) })}</small>
      <form onSubmit={check}>
        <Input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          aria-label={t("desk-proof.code")}
          placeholder={t("desk-proof.six")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
        />
        <Button htmlType="submit" loading={busy} disabled={code.replace(/\D/g, "").length !== 6}>
          {t("desk-proof.check")}
        </Button>
      </form>
      <p role="status" className={styles.wrong}>
        {left !== null && t("desk-proof.wrong", { count: left })}
      </p>
    </div>
  );
}
