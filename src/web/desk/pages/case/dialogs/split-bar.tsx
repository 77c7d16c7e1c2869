import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { keepCase } from "../../../../lib/case-queries.ts";
import { errorText } from "../../../../lib/i18n.ts";
import styles from "./dialogs.module.css";

/** While messages are picked for a case of their own: its subject, and doing it. Stands where the composer stood. */
export function SplitBar({ view, picked, onDone }: { view: CaseView; picked: number[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [subject, setSubject] = useState(view.subject);
  const [busy, setBusy] = useState(false);
  const split = async () => {
    setBusy(true);
    try {
      const body = { messageIds: picked, subject: subject.trim() };
      const made = await api.post("/api/v1/cases/:id/split", { params: { id: view.id }, body });
      keepCase(client, made);
      void client.invalidateQueries({ queryKey: ["case", view.id] });
      onDone();
      void navigate({ to: "/cases/$caseId", params: { caseId: String(made.id) } });
    } catch (error) {
      void message.error(errorText(error));
      setBusy(false);
    }
  };
  return (
    <section className={styles.split} aria-label={t("desk-case.split.open")}>
      <p role="status">
        {picked.length === 0 ? t("desk-case.split.hint") : t("desk-case.split.picked", { count: picked.length })}
      </p>
      <Input
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
        maxLength={500}
        aria-label={t("desk-case.split.subject")}
      />
      <Button type="primary" loading={busy} disabled={picked.length === 0 || subject.trim() === ""} onClick={split}>
        {t("desk-case.split.submit")}
      </Button>
      <Button onClick={onDone}>{t("desk-case.split.cancel")}</Button>
    </section>
  );
}
