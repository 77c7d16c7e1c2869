import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { keepCase } from "../../lib/case-queries.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { useAction } from "../../ui/use-action.ts";

/** Take over a case that one is offered, or say why not. */
export function AnswerOffer({ caseId }: { caseId: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [declines, setDeclines] = useState(false);
  const params = { id: caseId };
  const refresh = () =>
    Promise.all([["home"], ["case", caseId]].map((queryKey) => client.invalidateQueries({ queryKey })));
  const accept = () =>
    run(async () => {
      try {
        keepCase(client, await api.post("/api/v1/cases/:id/offer/accept", { params }));
      } finally {
        await refresh();
      }
    }, t("desk-care.offers.accepted"));
  const decline = async ({ reason }: { reason: string }) => {
    await api.post("/api/v1/cases/:id/offer/decline", { params, body: { reason } });
    await refresh();
  };
  return (
    <span style={{ display: "inline-flex", gap: 6 }}>
      <Button size="small" type="primary" loading={busy} onClick={() => void accept()}>
        {t("desk-care.offers.accept")}
      </Button>
      <Button size="small" disabled={busy} onClick={() => setDeclines(true)}>
        {t("desk-care.offers.decline")}
      </Button>
      {declines && (
        <FormDialog<{ reason: string }>
          title={t("desk-care.offers.declineTitle")}
          okText={t("desk-care.offers.decline")}
          send={decline}
          onClose={() => setDeclines(false)}
        >
          <Form.Item
            name="reason"
            label={t("desk-care.offers.reason")}
            rules={[{ required: true, whitespace: true, message: t("desk-care.offers.missing") }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </span>
  );
}
