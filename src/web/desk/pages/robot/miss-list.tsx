import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RobotMisses } from "../../../../shared/contract/robot.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import styles from "./robot.module.css";

type Row = RobotMisses["items"][number] & { id: number };

/** What was asked often and answered nowhere: what editors might write next. */
export function MissList({ from }: { from: string }) {
  const { t } = useTranslation();
  const clock = useClock();
  const query = useQuery({
    queryKey: ["robot", "misses", from],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/robot/misses", { query: { from }, signal })).items.map(
        (row, index): Row => ({ ...row, id: index }),
      ),
  });
  return (
    <section aria-labelledby="robot-misses" className={styles.section}>
      <div className={styles.part}>
        <h2 id="robot-misses">{t("desk-robot.review.misses")}</h2>
        <p className={styles.soft}>{t("desk-robot.review.missesHint")}</p>
      </div>
      <TableOf<Row>
        query={query}
        caption={t("desk-robot.review.misses")}
        empty={<EmptyState title={t("desk-robot.review.noMisses")} />}
        columns={[
          {
            key: "words",
            title: t("desk-robot.review.question"),
            cell: ({ words, dialogueIds }) => (
              <Link
                to="/reports/robot/$dialogueId"
                params={{ dialogueId: String(dialogueIds[0]) }}
                className={styles.words}
                aria-label={t("desk-robot.review.open", { words })}
              >
                {words}
              </Link>
            ),
          },
          {
            key: "count",
            title: t("desk-robot.review.times"),
            isNumber: true,
            width: "80px",
            cell: ({ count }) => count,
          },
          {
            key: "last",
            title: t("desk-robot.review.last"),
            width: "170px",
            cell: ({ lastAt }) => <time dateTime={lastAt}>{clock.dateTime(lastAt)}</time>,
          },
        ]}
      />
    </section>
  );
}
