import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { type ReadyFlow, readyFlows } from "../../../../../shared/flows/ready/index.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./flows.module.css";

/** Flows that are good as they stand; those that the desk has already are left out. */
export function ReadyFlows({ flows }: { flows: readonly FlowView[] }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const ready = readyFlows.filter(({ slug }) => !flows.some((flow) => flow.slug === slug));
  if (ready.length === 0) return null;
  const take = ({ slug, spec }: ReadyFlow) =>
    run(async () => {
      const { id, version } = await api.post("/api/v1/flows", { body: { slug, spec } });
      await api.post("/api/v1/flows/:id/publish", { params: { id }, body: { version } });
      await client.invalidateQueries({ queryKey: ["flows"] });
    }, t("desk-flows.ready.done"));
  return (
    <section className={styles.ready} aria-label={t("desk-flows.ready.title")}>
      <span className={styles.soft}>{t("desk-flows.ready.title")}</span>
      {ready.map((flow) => (
        <Button key={flow.slug} size="small" icon={<PlusOutlined />} disabled={busy} onClick={() => take(flow)}>
          {sayLabel(flow.spec.name, i18n.language as Locale)}
        </Button>
      ))}
    </section>
  );
}
