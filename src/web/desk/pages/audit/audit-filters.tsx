import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { allStaffQuery } from "../settings/shared/settings-queries.ts";
import styles from "./audit.module.css";
import { auditedActions } from "./audited-actions.ts";
import { useActionWords } from "./use-action-words.ts";
import type { AuditSearch } from "./use-audit-query.ts";

const otherActors = ["api_key", "customer", "system"];

/** By whom, what, and when. */
export function AuditFilters({ search, onChange }: { search: AuditSearch; onChange: (part: AuditSearch) => void }) {
  const { t } = useTranslation();
  const wordsOf = useActionWords();
  const staff = useQuery(allStaffQuery).data ?? [];
  const isFiltered = Object.values(search).some(Boolean);
  const actions = [...Map.groupBy(auditedActions, (action) => action.split(".")[0]!)].map(([module, names]) => ({
    label: t(`desk-audit.module.${module}`),
    options: [
      { value: `${module}.`, label: t("desk-audit.allOf", { module: t(`desk-audit.module.${module}`) }) },
      ...names.map((value) => ({ value, label: wordsOf(value) })),
    ],
  }));
  return (
    <search className={styles.filters} aria-label={t("desk-audit.filters")}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={search.who}
        onChange={(who: string | undefined) => onChange({ who })}
        placeholder={t("desk-audit.anybody")}
        aria-label={t("desk-audit.who")}
        options={[
          ...staff.map(({ id, name }) => ({ value: String(id), label: name })),
          ...otherActors.map((value) => ({ value, label: t(`desk-audit.actor.${value}`) })),
        ]}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={search.action}
        onChange={(action: string | undefined) => onChange({ action })}
        placeholder={t("desk-audit.anything")}
        aria-label={t("desk-audit.what")}
        options={actions}
      />
      <label htmlFor="audit-from">
        <span>{t("desk-audit.from")}</span>
        <Input
          id="audit-from"
          type="date"
          value={search.from ?? ""}
          onChange={({ target }) => onChange({ from: target.value || undefined })}
        />
      </label>
      <label htmlFor="audit-to">
        <span>{t("desk-audit.to")}</span>
        <Input
          id="audit-to"
          type="date"
          value={search.to ?? ""}
          onChange={({ target }) => onChange({ to: target.value || undefined })}
        />
      </label>
      {isFiltered && (
        <Button
          onClick={() =>
            onChange({
              who: undefined,
              action: undefined,
              kind: undefined,
              id: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t("desk-audit.clear")}
        </Button>
      )}
    </search>
  );
}
