import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KnowledgeFound, TriedSynonyms } from "../../../../../shared/contract/knowledge.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./synonyms.module.css";

type Values = { after: string[] };

/** A group of words that mean the same; beside it a search shows what they would change. */
export function SynonymDialog(props: {
  before: string[] | null;
  words: string[];
  queryKey: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [form] = Form.useForm<Values>();
  const [tried, setTried] = useState<TriedSynonyms | null>(null);
  const { before, words, queryKey, onClose } = props;
  const send = async ({ after }: Values) =>
    client.setQueryData(queryKey, await api.post("/api/v1/knowledge/synonyms/change", { body: { before, after } }));
  const look = (query: string) =>
    run(async () => {
      if (query.trim() === "") return setTried(null);
      const filled = await form.validateFields().catch(() => null);
      // The field says what is missing.
      if (!filled) return;
      const { after } = filled;
      setTried(await api.post("/api/v1/knowledge/synonyms/try", { body: { before, after, query: query.trim() } }));
    });
  return (
    <FormDialog<Values>
      form={form}
      title={before ? t("desk-synonyms.words") : t("desk-synonyms.add")}
      okText={t("desk-synonyms.save")}
      send={send}
      onClose={onClose}
      initialValues={{ after: words }}
      width={640}
    >
      <Form.Item
        name="after"
        label={t("desk-synonyms.words")}
        extra={t("desk-synonyms.wordsHint")}
        rules={[{ type: "array", min: 2, required: true, message: t("desk-synonyms.fewest") }]}
      >
        <Select mode="tags" open={false} suffix={null} tokenSeparators={[",", "，", "、"]} maxCount={30} />
      </Form.Item>
      <Form.Item label={t("desk-synonyms.try")} extra={t("desk-synonyms.tryHint")} htmlFor="synonyms-try">
        <Input.Search id="synonyms-try" maxLength={500} loading={busy} onSearch={(query) => void look(query)} />
      </Form.Item>
      {tried && (
        <div className={styles.tried} aria-live="polite">
          <Found title={t("desk-synonyms.before")} found={tried.before} />
          <Found title={t("desk-synonyms.after")} found={tried.after} />
        </div>
      )}
    </FormDialog>
  );
}

function Found({ title, found }: { title: string; found: KnowledgeFound }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {found.items.length === 0 && <p className={styles.soft}>{t("desk-synonyms.nothing")}</p>}
      <ol>
        {found.items.map(({ passageId, title, heading }) => (
          <li key={passageId}>{heading ? `${title} › ${heading}` : title}</li>
        ))}
      </ol>
    </section>
  );
}
