import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuestionDetail } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";

/** Asks for the question that this one repeats. */
export function MergeDialog(props: {
  detail: QuestionDetail;
  onClose: () => void;
  onDone: (into: number) => Promise<void>;
}) {
  const { t } = useTranslation();
  const { detail, onClose, onDone } = props;
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim(), 250);
  const accountId = detail.community.id;
  const found = useQuery({
    queryKey: ["community", "merge", accountId, q],
    queryFn: ({ signal }) =>
      api.get("/api/v1/community/questions", { query: { accountId, limit: 20, ...(q && { q }) }, signal }),
  });
  const others = (found.data?.items ?? []).filter(({ id, state }) => id !== detail.id && state === "visible");
  return (
    <FormDialog<{ into: number }>
      title={t("desk-community.merge.title")}
      okText={t("desk-community.merge.do")}
      onClose={onClose}
      send={async ({ into }) => {
        await api.post("/api/v1/community/questions/:id/merge", { params: { id: detail.id }, body: { into } });
        await onDone(into);
      }}
    >
      <p>{t("desk-community.merge.text")}</p>
      <Form.Item
        name="into"
        label={t("desk-community.merge.into")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={found.isFetching}
          options={others.map(({ id, title }) => ({ value: id, label: `#${id} ${title}` }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
