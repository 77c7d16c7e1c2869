import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type BoardFigures, boardOutcomes } from "../../../../shared/contract/board.ts";
import { useClock } from "../../../lib/time.ts";
import styles from "./board.module.css";
import { Before, useFiguresBefore } from "./board-before.tsx";
import { keptShare } from "./kept-share.ts";

/** All promises of the span in a line, beside the span before; each number opens what it counts. */
export function BoardTotals({ total, span }: { total: BoardFigures; span: { from: string; to: string } }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const before = useFiguresBefore(span);
  const share = keptShare(total);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <dl className={styles.totals}>
      <div>
        <dt>{t("desk-board.share")}</dt>
        <dd>
          {share === null ? "–" : percent.format(share)}
          <Before figure="share" before={before} />
        </dd>
      </div>
      {boardOutcomes.map((outcome) => (
        <div key={outcome}>
          <dt>{t(`desk-board.outcome.${outcome}`)}</dt>
          <dd>
            {total[outcome] === 0 ? (
              "0"
            ) : (
              <Link to="/board/promises" search={{ outcome, ...span }}>
                {number.format(total[outcome])}
              </Link>
            )}
            <Before figure={outcome} before={before} />
          </dd>
        </div>
      ))}
      <div>
        <dt title={t("desk-board.ownHint")}>{t("desk-board.own")}</dt>
        <dd>{total.ownMs === null ? "–" : t("desk-board.about", { time: clock.duration(total.ownMs) })}</dd>
      </div>
    </dl>
  );
}
