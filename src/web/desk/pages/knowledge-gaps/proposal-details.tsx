import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProposalView } from "../../../../shared/contract/community-proposals.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./gaps.module.css";

/** A question with the answer that solved it: makes an article of them, or says why not. */
export function ProposalDetails({ proposal, onSettled }: { proposal: ProposalView; onSettled: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { busy, run } = useAction();
  const [isRefusing, setRefusing] = useState(false);
  const { id, state, articleId, author, official, reason } = proposal;
  const params = { id };
  const openArticle = (article: number, search: { locale?: string; edit?: string } = {}) =>
    void navigate({ to: "/knowledge/$articleId", params: { articleId: String(article) }, search });
  const write = () =>
    run(async () => {
      const made = await api.post("/api/v1/community/proposals/:id/write", { params });
      await client.invalidateQueries({ queryKey: ["community-proposals"] });
      openArticle(made.articleId, { locale: made.locale, edit: "1" });
    });
  const refuse = async (body: { reason: string }) => {
    await api.post("/api/v1/community/proposals/:id/refuse", { params, body });
    await client.invalidateQueries({ queryKey: ["community-proposals"] });
    onSettled();
  };
  return (
    <div className={styles.details}>
      <p>{proposal.question}</p>
      <h2>{t("desk-solutions.proposals.answer")}</h2>
      <p>{proposal.answer}</p>
      <p>
        <small>
          {author.name} · {t(official ? "desk-solutions.proposals.official" : "desk-solutions.proposals.accepted")} ·{" "}
          <a href={proposal.url} target="_blank" rel="noreferrer">
            {t("desk-solutions.proposals.source")}
          </a>
        </small>
      </p>
      {reason && <p>{t("desk-solutions.proposals.because", { reason })}</p>}
      <div className={styles.acts}>
        {articleId !== null && (
          <Button type="primary" onClick={() => openArticle(articleId)}>
            {t("desk-solutions.proposals.open")}
          </Button>
        )}
        {state === "open" && (
          <>
            <Button type="primary" loading={busy} onClick={() => void write()}>
              {t("desk-solutions.proposals.write")}
            </Button>
            <Button disabled={busy} onClick={() => setRefusing(true)}>
              {t("desk-solutions.proposals.refuse")}
            </Button>
          </>
        )}
      </div>
      {isRefusing && (
        <FormDialog<{ reason: string }>
          title={t("desk-solutions.proposals.refuseTitle")}
          okText={t("desk-solutions.proposals.refuse")}
          send={refuse}
          onClose={() => setRefusing(false)}
        >
          <Form.Item
            name="reason"
            label={t("desk-solutions.proposals.reason")}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
