import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { BoardDimension, BoardOutcome, BoardRow } from "../../../../shared/contract/board.ts";
import { useClock } from "../../../lib/time.ts";
import type { Column } from "../../../ui/data-table.tsx";
import styles from "./board.module.css";
import { keptShare } from "./kept-share.ts";
import { useKeyWords } from "./use-key-words.ts";

type Row = BoardRow & { id: string };

/** The figures of each key; those that count something open it. */
export function useBoardColumns(by: BoardDimension, span: { from: string; to: string }): Column<Row>[] {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const wordsOf = useKeyWords();
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const figure = (outcome: BoardOutcome): Column<Row> => ({
    key: outcome,
    title: t(`desk-board.outcome.${outcome}`),
    isNumber: true,
    cell: (row) => {
      const words = t("desk-board.open", {
        count: row[outcome],
        outcome: t(`desk-board.outcome.${outcome}`),
        name: wordsOf(by, row),
      });
      if (row[outcome] === 0) return "0";
      return (
        <Link to="/board/promises" search={{ outcome, by, key: row.key, ...span }} aria-label={words}>
          {number.format(row[outcome])}
        </Link>
      );
    },
  });
  return [
    { key: "name", title: t(`desk-board.by.${by}`), cell: (row) => <b>{wordsOf(by, row)}</b> },
    {
      key: "share",
      title: t("desk-board.share"),
      isNumber: true,
      cell: (row) => {
        const share = keptShare(row);
        if (share === null) return "–";
        return (
          <span className={styles.share}>
            <meter value={share} aria-hidden="true" />
            {percent.format(share)}
          </span>
        );
      },
    },
    figure("kept"),
    figure("moved"),
    figure("broken"),
    figure("keptLate"),
    figure("disputed"),
    {
      key: "own",
      title: t("desk-board.own"),
      isNumber: true,
      cell: ({ ownMs }) => (ownMs === null ? "–" : t("desk-board.about", { time: clock.duration(ownMs) })),
    },
  ];
}
