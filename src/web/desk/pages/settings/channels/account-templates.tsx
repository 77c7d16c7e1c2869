import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelAccountView } from "../../../../../shared/contract/channels.ts";
import type { MessageTemplate } from "../../../../../shared/contract/templates.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { useTemplateWords } from "../../case/composer/templates/template-words.ts";
import styles from "./channels.module.css";

const tones: Record<MessageTemplate["state"], StateTone> = {
  usable: "good",
  waiting: "waiting",
  refused: "problem",
  paused: "problem",
  unsupported: "idle",
};

/** The templates that an account's provider told of, with fetching them now. */
export function AccountTemplates({ account }: { account: Pick<ChannelAccountView, "id" | "channel"> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const params = { id: account.id };
  const key = ["channel-accounts", account.id, "all-templates"];
  const list = useQuery({ queryKey: key, queryFn: () => loadTemplates(account.id) });
  const fetchNow = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.post("/api/v1/channel-accounts/:id/templates/fetch", { params });
      await client.invalidateQueries({ queryKey: ["channel-accounts", account.id] });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  if (list.isPending) return <BlockSkeleton lines={3} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  const { items, fetchedAt, error, missing } = list.data;
  const setting = missing && t(`channels.fields.${account.channel}.${missing}`);
  return (
    <FormSection title={t("desk-channels.templates.title")} hint={t("desk-channels.templates.hint")}>
      <p className={styles.fetched}>
        <Button onClick={fetchNow} loading={busy} disabled={missing !== null}>
          {t("desk-channels.templates.fetch")}
        </Button>
        {fetchedAt ? (
          <span>
            {t("desk-channels.templates.count", { count: items.length })} <TimeAgo at={fetchedAt} />
          </span>
        ) : (
          <span>{t("desk-channels.templates.never")}</span>
        )}
      </p>
      <div aria-live="polite">
        {setting && <Alert type="info" showIcon title={t("desk-channels.templates.missing", { setting })} />}
        {(problem ?? error) && (
          <Alert type="error" showIcon title={t("desk-channels.templates.failed")} description={problem ?? error} />
        )}
      </div>
      {items.length > 0 && (
        <details className={styles.templates}>
          <summary>{t("desk-channels.templates.show")}</summary>
          <ul>
            {items.map((template) => (
              <TemplateLine key={`${template.id} ${template.language}`} template={template} />
            ))}
          </ul>
        </details>
      )}
    </FormSection>
  );
}

function TemplateLine({ template }: { template: MessageTemplate }) {
  const { t } = useTranslation();
  const words = useTemplateWords();
  return (
    <li>
      <b>{template.name}</b>{" "}
      <small>{[words.language(template), words.category(template)].filter(Boolean).join(" · ")}</small>
      <StateMark tone={tones[template.state]}>
        {t(`desk-channels.templates.state.${template.state}`)}
        {template.reason && ` (${template.reason})`}
      </StateMark>
    </li>
  );
}

/** All of them, and what the last page says of fetching. */
async function loadTemplates(id: number) {
  const items: MessageTemplate[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await api.get("/api/v1/channel-accounts/:id/templates", {
      params: { id },
      query: { cursor, limit: 200 },
    });
    items.push(...page.items);
    if (page.next === null) return { ...page, items };
    cursor = page.next;
  }
}
