import { Link } from "@tanstack/react-router";
import { Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type RobotDialogue,
  type RobotFilter,
  type RobotOutcome,
  robotOutcomes,
} from "../../../../shared/contract/robot.ts";
import { api } from "../../../lib/api.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import styles from "./robot.module.css";

/** The dialogues behind the figures, newest first. */
export function DialogueList({ filter }: { filter: RobotFilter }) {
  const { t } = useTranslation();
  const clock = useClock();
  const word = useChannelWord();
  const [outcome, setOutcome] = useState<RobotOutcome | "">("");
  const [onlyWrong, setOnlyWrong] = useState(false);
  const query = { ...filter, ...(outcome && { outcome }), ...(onlyWrong && { verdict: "wrong" as const }) };
  const list = usePaged(["robot", "dialogues", query], (cursor, signal) =>
    api.get("/api/v1/robot/dialogues", { query: { ...query, cursor }, signal }),
  );
  const columns: Column<RobotDialogue>[] = [
    {
      key: "words",
      title: t("desk-robot.review.first"),
      cell: ({ id, words }) => (
        <Link
          to="/reports/robot/$dialogueId"
          params={{ dialogueId: String(id) }}
          className={styles.words}
          aria-label={t("desk-robot.review.open", { words })}
        >
          {words || "…"}
        </Link>
      ),
    },
    {
      key: "when",
      title: t("desk-robot.review.when"),
      width: "170px",
      cell: ({ startedAt, account, channel }) => (
        <>
          <time dateTime={startedAt}>{clock.dateTime(startedAt)}</time>
          <small>
            {word(channel)} · {account.name}
          </small>
        </>
      ),
    },
    {
      key: "outcome",
      title: t("desk-robot.review.outcome"),
      width: "220px",
      cell: (row) => (
        <>
          {t(`desk-robot.review.outcomeOf.${row.outcome ?? "talking"}`)}
          {row.wrong && <b className={styles.wrong}>{t("desk-robot.review.wrong")}</b>}
          {row.reason && <small>{t(`robot.reasons.${row.reason}`)}</small>}
        </>
      ),
    },
    { key: "turns", title: t("desk-robot.review.turns"), isNumber: true, width: "70px", cell: ({ turns }) => turns },
  ];
  return (
    <section aria-labelledby="robot-dialogues" className={styles.section}>
      <div className={styles.part}>
        <h2 id="robot-dialogues">{t("desk-robot.review.list")}</h2>
        <div className={styles.filters}>
          <Select<RobotOutcome | "">
            value={outcome}
            onChange={setOutcome}
            aria-label={t("desk-robot.review.outcome")}
            options={[
              { value: "", label: `${t("desk-robot.review.outcome")}: ${t("desk-robot.review.all")}` },
              ...robotOutcomes.map((value) => ({ value, label: t(`desk-robot.review.outcomeOf.${value}`) })),
            ]}
          />
          <Checkbox checked={onlyWrong} onChange={({ target }) => setOnlyWrong(target.checked)}>
            {t("desk-robot.review.onlyWrong")}
          </Checkbox>
        </div>
      </div>
      <PagedTable
        list={list}
        caption={t("desk-robot.review.list")}
        columns={columns}
        empty={<EmptyState title={t("desk-robot.review.none")} />}
      />
    </section>
  );
}
