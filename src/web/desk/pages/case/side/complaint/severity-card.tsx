import { useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { type ComplaintView, careMarks, type SeverityReason } from "../../../../../../shared/contract/complaints.ts";
import { api } from "../../../../../lib/api.ts";
import { nameIn } from "../../../../../lib/i18n.ts";
import { useCan } from "../../../../../lib/session.ts";
import { SeverityMark } from "../../../../../ui/severity-mark.tsx";
import { useAction } from "../../../../../ui/use-action.ts";
import styles from "./complaint.module.css";
import { keepComplaint } from "./complaint-query.ts";

const SeverityDialog = lazy(async () => ({ default: (await import("./severity-dialog.tsx")).SeverityDialog }));
const CloseDialog = lazy(async () => ({ default: (await import("./close-dialog.tsx")).CloseDialog }));

/** How serious a case is, and each reason with the customer's own words. */
export function SeverityCard({ view, complaint }: { view: CaseView; complaint: ComplaintView }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const reasonOf = useReasonName();
  const [dialog, setDialog] = useState<"set" | "close" | null>(null);
  const params = { id: view.id };
  const setMark = (mark: string) =>
    void run(async () => {
      const body = { mark: mark === "" ? null : (mark as (typeof careMarks)[number]) };
      await keepComplaint(client, view.id, await api.put("/api/v1/cases/:id/care-mark", { params, body }));
    });
  return (
    <section aria-labelledby="severity">
      <h2>
        <span>
          <span id="severity">{t("desk-complaint.severity.title")}</span>
          <SeverityMark severity={complaint.severity} always />
        </span>
        {can("complaints:weigh") && (
          <Button type="link" size="small" onClick={() => setDialog("set")}>
            {t("desk-complaint.severity.set")}
          </Button>
        )}
      </h2>
      {complaint.reasons.length > 0 && (
        <details>
          <summary className={styles.summary}>
            {t("desk-complaint.severity.why")} <b>{complaint.reasons.map(reasonOf).join(" · ")}</b>
          </summary>
          <ul className={styles.reasons}>
            {complaint.reasons.map((reason) => (
              <Reason key={reason.id} reason={reason} name={reasonOf(reason)} />
            ))}
          </ul>
        </details>
      )}
      {can("customers:update") && (
        <div className={styles.care}>
          <span id="care-mark">{t("desk-complaint.severity.care")}</span>
          <Select
            size="small"
            value={complaint.careMark ?? ""}
            disabled={busy}
            onChange={setMark}
            aria-labelledby="care-mark"
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: t("desk-complaint.severity.careNone") },
              ...careMarks.map((value) => ({ value, label: t(`desk-complaint.care.${value}`) })),
            ]}
          />
        </div>
      )}
      {view.kind === "complaint" && view.status.category !== "closed" && can("complaints:close") && (
        <Button type="link" size="small" className={styles.act} onClick={() => setDialog("close")}>
          {t("desk-complaint.close.open")}
        </Button>
      )}
      <Suspense>
        {dialog === "set" && <SeverityDialog view={view} complaint={complaint} onClose={() => setDialog(null)} />}
        {dialog === "close" && <CloseDialog view={view} onClose={() => setDialog(null)} />}
      </Suspense>
    </section>
  );
}

/** What a reason is called: by its rule, or by who set it. */
function useReasonName(): (reason: SeverityReason) => string {
  const { t, i18n } = useTranslation();
  return ({ names, signal, words }) => {
    if (names !== null) return nameIn(names, i18n.language);
    if (signal === "person") return t("desk-complaint.severity.person");
    if (signal === "merged") return t("desk-complaint.severity.merged", { words });
    return t("desk-complaint.severity.byRule");
  };
}

function Reason({ reason, name }: { reason: SeverityReason; name: string }) {
  const { t } = useTranslation();
  const { setTo, signal, points, value, words, by, quote, matched } = reason;
  return (
    <li>
      <span>
        {name}
        {value !== null && ` (${t("desk-complaint.severity.value", { count: value })})`}
        {setTo !== null && ` – ${t("desk-complaint.severity.setTo", { level: t(`complaints.severity.${setTo}`) })}`}
      </span>
      {points > 0 && <small>{t("desk-complaint.severity.points", { count: points })}</small>}
      {quote && <Quote text={quote} matched={matched} />}
      {signal === "person" && words && (
        <q className={styles.words}>
          {words}
          {by && ` – ${by.name}`}
        </q>
      )}
    </li>
  );
}

/** The customer's words, with those that counted marked. */
function Quote({ text, matched }: { text: string; matched: string | null }) {
  const at = matched === null ? -1 : text.indexOf(matched);
  if (at < 0 || matched === null) return <q className={styles.words}>{text}</q>;
  return (
    <q className={styles.words}>
      {text.slice(0, at)}
      <mark>{matched}</mark>
      {text.slice(at + matched.length)}
    </q>
  );
}
