import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RemedyView } from "../../../../shared/contract/remedies.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { refreshMoney } from "./money-queries.ts";
import { WordsDialog } from "./words-dialog.tsx";

const labels = {
  approve: "decisionWords",
  refuse: "decisionWords",
  carryOut: "evidence",
  cancel: "cancelReason",
} as const;
type Act = keyof typeof labels;

/** What may become of a remedy now. */
export function RemedyActs({ remedy }: { remedy: RemedyView }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const acts: Act[] = [];
  if (remedy.mayDecide) acts.push("approve", "refuse");
  if (can("remedies:give") && remedy.state === "booked") acts.push("carryOut");
  if (can("remedies:give") && (remedy.state === "booked" || remedy.state === "waiting")) acts.push("cancel");
  const params = { id: remedy.id };
  const send = async (words: string) => {
    if (act === "carryOut") await api.post("/api/v1/remedies/:id/carry-out", { params, body: { evidence: words } });
    else if (act === "cancel") await api.post("/api/v1/remedies/:id/cancel", { params, body: { reason: words } });
    else await api.post("/api/v1/remedies/:id/decide", { params, body: { approve: act === "approve", words } });
    await refreshMoney(client);
  };
  return (
    <span>
      {acts.map((one) => (
        <Button key={one} type="link" size="small" onClick={() => setAct(one)}>
          {t(`desk-money.${one}`)}
        </Button>
      ))}
      {act && (
        <WordsDialog
          title={t(`desk-money.${act}`)}
          label={t(`desk-money.${labels[act]}`)}
          send={send}
          onClose={() => setAct(null)}
        />
      )}
    </span>
  );
}
