import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type MatterEnd, matterEnds, type SelfServiceReport } from "../../../../shared/contract/self-service.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import styles from "./self-service.module.css";

/** How matters ended, each number to be opened. */
export function EndsTable({ report, onOpen }: { report: SelfServiceReport; onOpen: (end: MatterEnd) => void }) {
  const { t, i18n } = useTranslation();
  const { total, before } = report;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(i18n.language);
  const rows = matterEnds.map((id) => ({ id, count: total.ends[id], was: before.ends[id] }));
  return (
    <section aria-labelledby="self-service-ends" className={styles.section}>
      <h2 id="self-service-ends">{t("desk-self-service.endsTitle")}</h2>
      <DataTable
        caption={t("desk-self-service.endsTitle")}
        rows={rows}
        columns={[
          {
            key: "end",
            title: t("desk-self-service.end"),
            cell: ({ id }) => (
              <>
                {t(`desk-self-service.ends.${id}`)}
                <small className={styles.hint}>{t(`desk-self-service.endHints.${id}`)}</small>
              </>
            ),
          },
          {
            key: "count",
            title: t("desk-self-service.matters"),
            isNumber: true,
            width: "110px",
            cell: ({ id, count }) =>
              count === 0 ? (
                "0"
              ) : (
                <Button
                  type="link"
                  className={styles.open}
                  aria-label={t("desk-self-service.openEnd", { end: t(`desk-self-service.ends.${id}`), count })}
                  onClick={() => onOpen(id)}
                >
                  {number.format(count)}
                </Button>
              ),
          },
          {
            key: "share",
            title: t("desk-self-service.share"),
            isNumber: true,
            width: "100px",
            cell: ({ count }) => (total.matters === 0 ? "–" : percent.format(count / total.matters)),
          },
          {
            key: "was",
            title: t("desk-self-service.spanBefore"),
            isNumber: true,
            width: "110px",
            cell: ({ was }) => number.format(was),
          },
        ]}
      />
    </section>
  );
}
