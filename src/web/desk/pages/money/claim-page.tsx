import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sayMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink } from "../../links.tsx";
import { AnswerDialog, EvidenceDialog, RecoverDialog, WithdrawDialog } from "./claim-dialogs.tsx";
import styles from "./money.module.css";
import { refreshMoney } from "./money-queries.ts";
import { MoreTime } from "./more-time.tsx";
import { WordsDialog } from "./words-dialog.tsx";

/** A claim: what is asked and why, what became of it, and what is to be done. */
export function ClaimPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const client = useQueryClient();
  const id = Number((useParams({ strict: false }) as { claimId?: string }).claimId);
  const [dialog, setDialog] = useState<"answer" | "recover" | "writeOff" | "withdraw" | "evidence" | null>(null);
  const claim = useQuery({
    queryKey: ["money", "claim", id],
    queryFn: () => api.get("/api/v1/claims/:id", { params: { id } }),
  });
  if (claim.isPending) return <BlockSkeleton lines={8} />;
  if (claim.isError) return <ErrorState error={claim.error} onRetry={() => claim.refetch()} />;
  const { data } = claim;
  const money = (minor: number) => sayMoney(minor, data.currency, i18n.language);
  const close = () => setDialog(null);
  const amounts = { amount: money(data.amount), recovered: money(data.recovered), writtenOff: money(data.writtenOff) };
  const asked = data.withdrawn > 0 ? ` · ${t("desk-money.claims.withdrawn", { amount: money(data.withdrawn) })}` : "";
  return (
    <>
      <PageHeader
        title={`${t("desk-money.claims.one", { id })} · ${data.partner.name}`}
        hint={
          <Link to="/make-good" search={{ tab: "claims" }} className={styles.back}>
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-money.claims.back")}
          </Link>
        }
      />
      <div className={styles.body}>
        <Facts
          facts={[
            { name: t("desk-money.amount"), value: t("desk-money.claims.amounts", amounts) },
            { name: t("desk-money.case"), value: <CaseLink id={data.caseId} /> },
            { name: t("desk-money.reason"), value: data.reason },
            { name: t("desk-money.state"), value: t(`desk-money.claims.state.${data.state}`) },
            {
              name: t("desk-money.claims.answer"),
              value: data.answer && `${t(`desk-money.claims.answers.${data.answer}`)} ${money(data.accepted ?? 0)}`,
            },
            { name: t("desk-money.claims.due"), value: data.dueAt && clock.dateTime(data.dueAt) },
            {
              name: t("desk-money.partner"),
              value: (
                <Link to="/partners/$partnerId" params={{ partnerId: String(data.partner.id) }}>
                  {t("desk-money.figures.of", { partner: data.partner.name })}
                </Link>
              ),
            },
          ]}
        />
        {asked && <p>{asked}</p>}
        <MoreTime claim={data} />
        <p className={styles.acts}>
          <a href={`/api/v1/claims/${id}/evidence`} download>
            {t("desk-money.claims.pdf")}
          </a>
          <a href={data.partnerUrl} target="_blank" rel="noreferrer">
            {t("desk-money.claims.page")}
          </a>
          {data.state !== "closed" && (
            <>
              <Button onClick={() => setDialog("answer")}>{t("desk-money.claims.note")}</Button>
              <Button onClick={() => setDialog("recover")}>{t("desk-money.claims.recover")}</Button>
              <Button onClick={() => setDialog("evidence")}>{t("desk-money.claims.chooseEvidence")}</Button>
              {can("claims:write-off") && (
                <Button danger onClick={() => setDialog("writeOff")}>
                  {t("desk-money.claims.writeOff")}
                </Button>
              )}
            </>
          )}
          {can("claims:write-off") && (data.state !== "closed" || data.recovered > 0) && (
            <Button danger onClick={() => setDialog("withdraw")}>
              {t("desk-money.claims.withdraw")}
            </Button>
          )}
        </p>
        {data.files.length > 0 && (
          <>
            <h2>{t("desk-money.claims.files")}</h2>
            <ul>
              {data.files.map((file) => (
                <li key={file.id}>
                  <a href={`/api/v1/claims/${id}/files/${file.id}`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>{" "}
                  · {clock.dateTime(file.at)}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{t("desk-money.claims.story")}</h2>
        <ol className={styles.steps}>
          {data.steps.map((step) => (
            <li key={step.id}>
              <time dateTime={step.at}>{clock.dateTime(step.at)}</time>
              <span>
                <b>{t(`desk-money.claims.step.${step.kind}`)}</b> {step.amount !== null && money(step.amount)}{" "}
                {step.until && clock.dateTime(step.until)} {step.words} <small>{step.actor}</small>
              </span>
            </li>
          ))}
        </ol>
      </div>
      {dialog === "answer" && <AnswerDialog claim={data} onClose={close} />}
      {dialog === "recover" && <RecoverDialog claim={data} onClose={close} />}
      {dialog === "evidence" && <EvidenceDialog claim={data} onClose={close} />}
      {dialog === "withdraw" && <WithdrawDialog claim={data} onClose={close} />}
      {dialog === "writeOff" && (
        <WordsDialog
          title={t("desk-money.claims.writeOff")}
          label={t("desk-money.claims.why")}
          send={async (reason) => {
            await api.post("/api/v1/claims/:id/write-off", { params: { id }, body: { reason } });
            await refreshMoney(client);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
