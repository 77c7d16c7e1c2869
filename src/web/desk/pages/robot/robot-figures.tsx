import { useTranslation } from "react-i18next";
import type { RobotFigures, RobotReport } from "../../../../shared/contract/robot.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import styles from "./robot.module.css";

const keys = ["solvedSaid", "solvedSilence", "handedOver", "abandoned", "returned", "talking", "wrong"] as const;
const modelKeys = ["asked", "answered", "phrased", "understood", "dropped"] as const;
type Row = { id: number; name: string; channel: string; figures: RobotFigures };
type Reason = { id: string; reason: string; count: number };

/** What became of the dialogues: of all, by account, and why people took over. */
export function RobotFiguresView({ report }: { report: RobotReport }) {
  const { t, i18n } = useTranslation();
  const word = useChannelWord();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const { total } = report;
  const rows = report.accounts.map(({ account, ...rest }): Row => ({ ...account, ...rest }));
  const reasons = report.reasons.map((each): Reason => ({ id: each.reason, ...each }));
  const columns: Column<Row>[] = [
    {
      key: "account",
      title: t("desk-robot.review.account"),
      cell: ({ name, channel }) => (
        <>
          {name}
          <small>{word(channel)}</small>
        </>
      ),
    },
    {
      key: "dialogues",
      title: t("desk-robot.review.dialogues"),
      isNumber: true,
      cell: ({ figures }) => figures.dialogues,
    },
    ...keys.map((key) => ({
      key,
      title: t(`desk-robot.review.${key}`),
      isNumber: true,
      cell: ({ figures }: Row) => figures[key],
    })),
  ];
  return (
    <>
      <section aria-label={t("desk-robot.review.figures")} className={styles.part}>
        <dl className={styles.totals}>
          <div>
            <dt>{t("desk-robot.review.dialogues")}</dt>
            <dd>{total.dialogues}</dd>
          </div>
          {keys.map((key) => (
            <div key={key}>
              <dt>{t(`desk-robot.review.${key}`)}</dt>
              <dd>
                {total[key]} <small>{percent.format(total[key] / total.dialogues)}</small>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {report.model.asked > 0 && (
        <section aria-labelledby="robot-model" className={styles.part}>
          <h2 id="robot-model">{t("desk-model.figures.title")}</h2>
          <dl className={styles.totals}>
            {modelKeys.map((key) => (
              <div key={key}>
                <dt>{t(`desk-model.figures.${key}`)}</dt>
                <dd>{report.model[key]}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {rows.length > 1 && (
        <section aria-labelledby="robot-accounts" className={styles.part}>
          <h2 id="robot-accounts">{t("desk-robot.review.byAccount")}</h2>
          <DataTable caption={t("desk-robot.review.byAccount")} columns={columns} rows={rows} />
        </section>
      )}
      {reasons.length > 0 && (
        <section aria-labelledby="robot-reasons" className={styles.part}>
          <h2 id="robot-reasons">{t("desk-robot.review.reasons")}</h2>
          <DataTable
            caption={t("desk-robot.review.reasons")}
            columns={[
              {
                key: "reason",
                title: t("desk-robot.review.reason"),
                cell: ({ reason }) => t(`robot.reasons.${reason}`),
              },
              {
                key: "count",
                title: t("desk-robot.review.count"),
                isNumber: true,
                width: "120px",
                cell: ({ count }) => count,
              },
            ]}
            rows={reasons}
          />
        </section>
      )}
    </>
  );
}
