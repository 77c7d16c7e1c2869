import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { ensureAllTexts } from "../../../lib/i18n.ts";
import { useSecondDrawing } from "../../../lib/second-drawing.ts";
import { useCan } from "../../../lib/session.ts";
import { KindMark } from "../../../ui/kind-mark.tsx";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import { RepeatLine } from "../../../ui/repeat-line.tsx";
import { SeverityMark } from "../../../ui/severity-mark.tsx";
import { TagEditor } from "../../../ui/tag-editor.tsx";
import styles from "./case.module.css";
import { CaseActions } from "./case-actions.tsx";
import { CaseBrief } from "./case-brief.tsx";
import { CaseFields } from "./case-fields.tsx";
import { MaybeSame } from "./maybe-same.tsx";
import { SubjectLine } from "./subject-line.tsx";
import { useCaseAction } from "./use-case-action.ts";
import type { Viewers } from "./use-presence.ts";
import { WhoIsHere } from "./who-is-here.tsx";

/** Subject, number, state, owner, tags and what can be done with the case. */
export function CaseHead({ view, others, onSplit }: { view: CaseView; others: Viewers; onSplit: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const { act, busy } = useCaseAction(view.id);
  const may = can("cases:update");
  const ready = useSecondDrawing();
  const setTags = (tags: string[]) => {
    const addTags = tags.filter((tag) => !view.tags.includes(tag));
    const removeTags = view.tags.filter((tag) => !tags.includes(tag));
    void act(() => api.patch("/api/v1/cases/:id", { params: { id: view.id }, body: { addTags, removeTags } }));
  };
  const next =
    view.promises.find(({ state }) => state === "open") ?? view.promises.find(({ state }) => state === "broken");
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        {next && <PromiseRing promise={next} words />}
        <KindMark row={view} />
        <SeverityMark severity={view.severity} />
        <SubjectLine view={view} may={may} onSave={(subject) => act(() => patch(view.id, { subject }))} />
        <WhoIsHere others={others} />
        <CaseActions view={view} onSplit={onSplit} />
      </div>
      <div className={styles.headLine}>
        <CaseFields view={view} />
        <div className={styles.tagField}>
          {ready && <TagEditor value={view.tags} onChange={setTags} disabled={!may || busy} size="small" />}
        </div>
      </div>
      {view.repeat ? (
        <p>
          <RepeatLine repeat={view.repeat} />
        </p>
      ) : (
        view.contactCount > 1 && (
          <p className={styles.contacts}>{t("desk-case.contacts", { count: view.contactCount })}</p>
        )
      )}
      <CaseBrief brief={view.brief} />
      <MaybeSame view={view} />
      <Suspense>
        <RobotLine view={view} />
      </Suspense>
    </header>
  );
}

/** Who speaks where a robot talks, with texts that the first view does without. */
const RobotLine = lazy(async () => {
  const [module] = await Promise.all([import("./robot-line.tsx"), ensureAllTexts()]);
  return { default: module.RobotLine };
});
const patch = (id: number, body: { subject: string }) => api.patch("/api/v1/cases/:id", { params: { id }, body });
