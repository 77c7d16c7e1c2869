import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits, type QuestionDetail } from "../../../../shared/contract/community.ts";
import { findPersonalData } from "../../../../shared/personal-data.ts";
import { api } from "../../../lib/api.ts";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import styles from "./community.module.css";

/** Where somebody of us answers in public: it says so before, and once more when it is sent. */
export function AnswerBox({ detail }: { detail: QuestionDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const [text, setText] = useState("");
  const [official, setOfficial] = useState(!detail.posts.some((post) => post.official));
  const found = findPersonalData(text).map(({ start, end }) => text.slice(start, end));
  const list = [...new Set(found)].join(", ");
  const send = async () => {
    const sure = await confirm({
      title: t("desk-composer.public.title"),
      text: [t("desk-composer.public.text"), list && t("desk-composer.public.found", { list })]
        .filter(Boolean)
        .join(" "),
      ok: t("desk-composer.public.ok"),
      danger: list !== "",
    });
    if (!sure) return;
    const body = { text, official, confirmPublic: true as const };
    const sent = await run(async () => {
      await api.post("/api/v1/community/questions/:id/answers", { params: { id: detail.id }, body });
      await client.invalidateQueries({ queryKey: ["community"] });
    }, t("desk-community.answer.sent"));
    if (sent) setText("");
  };
  return (
    <section className={styles.answer} aria-label={t("desk-community.answer.title")}>
      <h2>{t("desk-community.answer.title")}</h2>
      <p className={styles.soft}>
        {t(detail.caseId === null ? "desk-community.answer.hint" : "desk-community.answer.hintCase")}
      </p>
      <Input.TextArea
        value={text}
        autoSize={{ minRows: 4, maxRows: 16 }}
        maxLength={limits.body}
        aria-label={t("desk-community.answer.title")}
        onChange={(event) => setText(event.target.value)}
      />
      {list && <Alert type="warning" showIcon title={t("desk-composer.public.found", { list })} />}
      <div className={styles.acts}>
        <Checkbox checked={official} onChange={(event) => setOfficial(event.target.checked)}>
          {t("desk-community.answer.official")}
        </Checkbox>
        <Button type="primary" loading={busy} disabled={text.trim() === ""} onClick={() => void send()}>
          {t("desk-community.answer.send")}
        </Button>
      </div>
    </section>
  );
}
