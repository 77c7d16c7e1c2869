import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type SelfServiceKey,
  type SelfServiceReport,
  selfServiceKeys,
} from "../../../../shared/contract/self-service.ts";
import { api } from "../../../lib/api.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { TableOf } from "../../../ui/list-states.tsx";
import styles from "./self-service.module.css";

type Item = SelfServiceReport["items"][number];

/** The figures by channel, brand, product or language. */
export function ByKey({ span }: { span: { from: string; to: string } }) {
  const { t, i18n } = useTranslation();
  const channelWord = useChannelWord();
  const [by, setBy] = useState<SelfServiceKey>("channel");
  const query = useQuery({
    queryKey: ["self-service", "by", by, span],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/self-service", { query: { ...span, by }, signal })).items.map((item) => ({
        ...item,
        id: item.key ?? "",
      })),
  });
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  const share = (value: number | null) => (value === null ? "–" : percent.format(value));
  const nameOf = ({ key, name }: Item) => {
    if (key === null) return t("desk-self-service.unknown");
    if (by === "language") {
      return new Intl.DisplayNames(i18n.language, { type: "language", fallback: "code" }).of(key) ?? key;
    }
    if (by !== "channel") return name ?? key;
    if (key === "help") return t("desk-self-service.helpSite");
    return key === "guide" ? t("desk-self-service.guides") : channelWord(key);
  };
  return (
    <section aria-labelledby="self-service-by" className={styles.section}>
      <div className={styles.bar}>
        <h2 id="self-service-by">{t("desk-self-service.byTitle")}</h2>
        <Select
          value={by}
          onChange={setBy}
          aria-label={t("desk-self-service.by")}
          options={selfServiceKeys.map((value) => ({ value, label: t(`desk-self-service.keys.${value}`) }))}
        />
      </div>
      <div className={styles.wide}>
        <TableOf
          query={query}
          caption={t("desk-self-service.byTitle")}
          empty={<p className={styles.soft}>{t("desk-self-service.none")}</p>}
          columns={[
            { key: "name", title: t(`desk-self-service.keys.${by}`), cell: nameOf },
            {
              key: "matters",
              title: t("desk-self-service.matters"),
              isNumber: true,
              cell: ({ figures }) => number.format(figures.matters),
            },
            {
              key: "solved",
              title: t("desk-self-service.solved"),
              isNumber: true,
              cell: ({ figures }) => number.format(figures.solved),
            },
            {
              key: "rate",
              title: t("desk-self-service.rate"),
              isNumber: true,
              cell: ({ figures }) => share(figures.rate),
            },
            {
              key: "deflection",
              title: t("desk-self-service.deflection"),
              isNumber: true,
              cell: ({ figures }) => share(figures.deflection),
            },
            {
              key: "inVain",
              title: t("desk-self-service.inVain"),
              isNumber: true,
              cell: ({ figures }) => number.format(figures.inVain),
            },
          ]}
        />
      </div>
    </section>
  );
}
