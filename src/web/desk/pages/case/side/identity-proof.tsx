import { CheckCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseProof } from "../../../../../shared/contract/identity.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { proofQuery } from "../../../../lib/proof-query.ts";
import { useCan } from "../../../../lib/session.ts";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { CodeDialog } from "./code-dialog.tsx";
import { CodeWaiting } from "./code-waiting.tsx";
import styles from "./side.module.css";

/** Whether it is proven who speaks in this case, and how to have it proven before private facts are told. */
export function IdentityProof({ caseId }: { caseId: number }) {
  const { t } = useTranslation();
  const may = useCan()("cases:reply");
  const { data } = useQuery(proofQuery(caseId));
  const [sending, setSending] = useState(false);
  const [usedUp, setUsedUp] = useState(false);
  if (!data) return null;
  const canSend = may && data.ways.length > 0;
  return (
    <section aria-labelledby="identity" className={styles.proof}>
      <h2 id="identity">
        {t("desk-proof.title")}
        {canSend && (
          <Button size="small" type="link" onClick={() => setSending(true)}>
            {t(data.waiting ? "desk-proof.again" : "desk-proof.send")}
          </Button>
        )}
      </h2>
      <Proven proof={data.proof} />
      {data.waiting && may && <CodeWaiting caseId={caseId} waiting={data.waiting} onUsedUp={setUsedUp} />}
      <p role="status" className={styles.wrong}>
        {usedUp && !data.waiting && t("desk-proof.used")}
      </p>
      {may && !canSend && !data.proof?.holds && (
        <p title={t("desk-proof.noWayHint")}>
          <small>{t("desk-proof.noWay")}</small>
        </p>
      )}
      {sending && <CodeDialog caseId={caseId} ways={data.ways} onClose={() => setSending(false)} />}
    </section>
  );
}

function Proven({ proof }: { proof: CaseProof["proof"] }) {
  const { t } = useTranslation();
  const channelWord = useChannelWord();
  if (!proof) return <p>{t("desk-proof.none")}</p>;
  const display = `${channelWord(proof.channel)} ${proof.display}`;
  const how = proof.how === "told" && !proof.by ? "toldKey" : proof.how;
  return (
    <>
      <p className={proof.holds ? styles.proven : undefined}>
        {proof.holds && <CheckCircleOutlined aria-hidden />} {t(`desk-proof.${proof.holds ? "proven" : "stale"}`)}{" "}
        <TimeAgo at={proof.at} />
      </p>
      <p>
        <small>{t(`desk-proof.${how}`, { display, name: proof.by?.name })}</small>
      </p>
    </>
  );
}
