import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type {
  ComplaintView,
  SettlementMoveView,
  SettlementView,
} from "../../../../../../shared/contract/complaints.ts";
import { useCan } from "../../../../../lib/session.ts";
import { useClock } from "../../../../../lib/time.ts";
import styles from "./complaint.module.css";
import { MakeGood } from "./make-good.tsx";
import { useTermsText } from "./use-terms-text.ts";

const MoveDialog = lazy(async () => ({ default: (await import("./move-dialog.tsx")).MoveDialog }));

export type Step = SettlementView["next"][number];
const first: Step[] = [
  { kind: "want", party: "customer" },
  { kind: "offer", party: "us" },
];

/** What was asked for and offered, move by move, and what can be done next. */
export function SettlementCard({ view, complaint }: { view: CaseView; complaint: ComplaintView }) {
  const { t } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const termsText = useTermsText();
  const [step, setStep] = useState<Step | null>(null);
  const { settlement } = complaint;
  const next = settlement?.next ?? first;
  return (
    <section aria-labelledby="settlement">
      <h2>
        <span>
          <span id="settlement">{t("desk-complaint.settlement.title")}</span>
          {!settlement && <small>{t("desk-complaint.settlement.none")}</small>}
        </span>
      </h2>
      {settlement && (
        <p className={styles.state}>
          <b>{t(`desk-complaint.settlement.state.${settlement.state}`)}</b>
          {settlement.terms && ` · ${termsText(settlement.terms)}`}
          {settlement.dueAt && ` · ${t("desk-complaint.settlement.by", { time: clock.dateTime(settlement.dueAt) })}`}
        </p>
      )}
      {settlement && (
        <ol className={styles.moves}>
          {settlement.moves.map((move) => (
            <Move key={move.id} move={move} />
          ))}
        </ol>
      )}
      {settlement?.terms && (settlement.state === "agreed" || settlement.state === "confirmed") && (
        <div className={styles.acts}>
          <MakeGood caseId={view.id} terms={settlement.terms} />
        </div>
      )}
      {can("complaints:settle") && next.length > 0 && (
        <div className={styles.acts}>
          {next.map(({ kind, party }) => (
            <Button
              key={`${party}_${kind}`}
              size="small"
              type={kind === "offer" || (party === "us" && kind === "accept") ? "primary" : "default"}
              onClick={() => setStep({ kind, party })}
            >
              {t(`desk-complaint.settlement.act.${party}_${kind}`)}
            </Button>
          ))}
        </div>
      )}
      <Suspense>
        {step && <MoveDialog view={view} complaint={complaint} step={step} onClose={() => setStep(null)} />}
      </Suspense>
    </section>
  );
}

function Move({ move }: { move: SettlementMoveView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const termsText = useTermsText();
  const own = move.party === "customer" && move.by === null;
  const around = [
    clock.dateTime(move.at),
    own ? t("desk-complaint.settlement.ownClick") : move.by?.name,
    move.sentMessageId !== null ? t("desk-complaint.settlement.sent") : null,
  ];
  return (
    <li data-party={move.party}>
      <span>
        {t(`desk-complaint.settlement.moved.${move.party}_${move.kind}`)}
        {move.terms && ` ${termsText(move.terms)}`}
      </span>
      {move.words && <q className={styles.words}>{move.words}</q>}
      <small>{around.filter(Boolean).join(" · ")}</small>
    </li>
  );
}
