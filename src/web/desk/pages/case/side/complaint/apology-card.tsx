import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type { ApologyView, ComplaintView } from "../../../../../../shared/contract/complaints.ts";
import { useCan } from "../../../../../lib/session.ts";
import { useClock } from "../../../../../lib/time.ts";
import styles from "./complaint.module.css";

const AskDialog = lazy(async () => ({ default: (await import("./apology-dialogs.tsx")).AskDialog }));
const WriteDialog = lazy(async () => ({ default: (await import("./apology-dialogs.tsx")).WriteDialog }));
const DeclineDialog = lazy(async () => ({ default: (await import("./apology-dialogs.tsx")).DeclineDialog }));

type Open = { what: "ask" } | { what: "write" | "decline"; apology: ApologyView };

/** Which manager was asked to apologise, and what came of it; who was asked writes it here. */
export function ApologyCard({ view, complaint }: { view: CaseView; complaint: ComplaintView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const asked = complaint.apologies.some(({ state }) => state === "asked");
  return (
    <section aria-labelledby="apology">
      <h2 id="apology">
        {t("desk-complaint.apology.title")}
        {can("complaints:settle") && !asked && (
          <Button type="link" size="small" onClick={() => setOpen({ what: "ask" })}>
            {t("desk-complaint.apology.ask")}
          </Button>
        )}
      </h2>
      {complaint.apologies.length > 0 && (
        <ul className={styles.moves}>
          {complaint.apologies.map((apology) => (
            <Apology key={apology.id} apology={apology} onOpen={(what) => setOpen({ what, apology })} />
          ))}
        </ul>
      )}
      <Suspense>
        {open?.what === "ask" && <AskDialog view={view} complaint={complaint} onClose={close} />}
        {open?.what === "write" && <WriteDialog view={view} apology={open.apology} onClose={close} />}
        {open?.what === "decline" && <DeclineDialog view={view} apology={open.apology} onClose={close} />}
      </Suspense>
    </section>
  );
}

function Apology({ apology, onOpen }: { apology: ApologyView; onOpen: (what: "write" | "decline") => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { state, manager, dueAt, settledAt, words, note, mine } = apology;
  const time = clock.dateTime(state === "asked" ? dueAt : (settledAt ?? dueAt));
  return (
    <li>
      <span>{t(`desk-complaint.apology.${state}`, { name: manager.name, time, words })}</span>
      {state === "asked" && note && <q className={styles.words}>{note}</q>}
      {state === "asked" && mine && (
        <div className={styles.acts}>
          <Button size="small" type="primary" onClick={() => onOpen("write")}>
            {t("desk-complaint.apology.write")}
          </Button>
          <Button size="small" onClick={() => onOpen("decline")}>
            {t("desk-complaint.apology.decline")}
          </Button>
        </div>
      )}
    </li>
  );
}
