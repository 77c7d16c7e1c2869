import { useQuery } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";
import { ErrorState } from "../../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../../ui/skeletons.tsx";
import { chooseFrom } from "./choose-from.ts";
import { TemplatePreview } from "./template-preview.tsx";
import { usableTemplatesQuery } from "./template-queries.ts";
import { useTemplateWords } from "./template-words.ts";
import styles from "./templates.module.css";

/** The account's templates: those in the customer's language first, found by any of their words. */
export function TemplatePicker(props: {
  accountId: number;
  language: string | null;
  sessionOpen: boolean;
  onPick: (template: MessageTemplate) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [find, setFind] = useState("");
  const words = useTemplateWords();
  const templates = useQuery(usableTemplatesQuery(props.accountId));
  const found = chooseFrom(templates.data ?? [], find, props.language);
  return (
    <Modal open title={t("desk-template.title")} footer={null} onCancel={props.onClose} width={560}>
      <p className={styles.hint}>{t("desk-template.hint")}</p>
      <Input
        autoFocus
        value={find}
        onChange={(event) => setFind(event.target.value)}
        onPressEnter={() => found[0] && props.onPick(found[0])}
        placeholder={t("desk-template.find")}
        aria-label={t("desk-template.find")}
      />
      {templates.isPending && <BlockSkeleton lines={4} />}
      {templates.isError && <ErrorState error={templates.error} onRetry={() => templates.refetch()} />}
      <ul className={styles.list}>
        {found.map((template) => (
          <li key={`${template.id} ${template.language}`}>
            <button type="button" onClick={() => props.onPick(template)}>
              <span className={styles.head}>
                <b>{template.name}</b>
                <small>
                  {[words.language(template), words.category(template), words.cost(template, props.sessionOpen)]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              <TemplatePreview template={template} values={{}} brief />
            </button>
          </li>
        ))}
      </ul>
      {templates.isSuccess && found.length === 0 && (
        <p className={styles.hint}>
          {t(templates.data.length === 0 ? "desk-template.none" : "desk-template.notFound")}
        </p>
      )}
    </Modal>
  );
}
