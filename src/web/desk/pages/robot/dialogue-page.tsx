import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink } from "../../links.tsx";
import { DialogueTurn } from "./dialogue-turn.tsx";
import styles from "./robot.module.css";

/** One dialogue turn by turn: what was said, what the robot found, why it did what it did, and whether that was right. */
export function DialoguePage() {
  const { t } = useTranslation();
  const clock = useClock();
  const word = useChannelWord();
  const { dialogueId }: { dialogueId?: string } = useParams({ strict: false });
  const id = Number(dialogueId);
  const queryKey = ["robot", "dialogue", id];
  const query = useQuery({ queryKey, queryFn: () => api.get("/api/v1/robot/dialogues/:id", { params: { id } }) });
  if (query.isPending) return <BlockSkeleton lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { dialogue, turns } = query.data;
  return (
    <>
      <PageHeader
        title={t("desk-robot.dialogue.title")}
        hint={
          <Link to="/reports/robot" className={styles.back}>
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-robot.dialogue.back")}
          </Link>
        }
      />
      <p className={`${styles.part} ${styles.soft} ${styles.where}`}>
        <CaseLink id={dialogue.caseId}>{t("desk-robot.dialogue.case", { id: dialogue.caseId })}</CaseLink> ·{" "}
        {word(dialogue.channel)} · {clock.dateTime(dialogue.startedAt)} ·{" "}
        {t(`desk-robot.review.outcomeOf.${dialogue.outcome ?? "talking"}`)}
        {dialogue.reason && ` (${t(`robot.reasons.${dialogue.reason}`)})`}
      </p>
      <ol className={styles.turns}>
        {turns.map((turn) => (
          <DialogueTurn key={turn.id} turn={turn} queryKey={queryKey} />
        ))}
      </ol>
    </>
  );
}
