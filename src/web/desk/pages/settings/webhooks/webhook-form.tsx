import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewWebhook, SaveWebhook, WebhookView } from "../../../../../shared/contract/webhooks.ts";
import { api } from "../../../../lib/api.ts";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import styles from "../rules/rules.module.css";
import { DeleteButton } from "../shared/delete-button.tsx";
import { Deliveries } from "./deliveries.tsx";

export function WebhookForm({ hook, onClose }: { hook: WebhookView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [made, setMade] = useState<NewWebhook | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ["webhooks"] });
  const save = async (body: SaveWebhook): Promise<NewWebhook | null> => {
    const made = hook ? null : await api.post("/api/v1/webhooks", { body });
    if (hook) await api.put("/api/v1/webhooks/:id", { params: { id: hook.id }, body });
    await refresh();
    return made;
  };
  if (made) return <Secret made={made} onClose={onClose} />;
  return (
    <>
      <EditForm<SaveWebhook, NewWebhook | null>
        initial={{ name: hook?.name ?? "", url: hook?.url ?? "", active: hook?.active ?? true }}
        save={save}
        onSaved={(result) => (result ? setMade(result) : onClose())}
        onCancel={onClose}
        more={
          hook && (
            <DeleteButton
              text={t("desk-forms.remove")}
              question={{
                title: t("desk-webhooks.removeTitle", { name: hook.name }),
                text: t("desk-webhooks.removeText"),
              }}
              act={async () => {
                await api.delete("/api/v1/webhooks/:id", { params: { id: hook.id } });
                await refresh();
              }}
              done={t("desk-webhooks.removed")}
              onDone={onClose}
            />
          )
        }
      >
        <Form.Item
          name="name"
          label={t("desk-settings.name")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input maxLength={100} autoFocus={!hook} />
        </Form.Item>
        <Form.Item
          name="url"
          label={t("desk-webhooks.url")}
          extra={t("desk-webhooks.urlHint")}
          rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: t("desk-webhooks.urlNeeded") }]}
        >
          <Input maxLength={2_000} inputMode="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t("desk-webhooks.active")}</Checkbox>
        </Form.Item>
      </EditForm>
      {hook && <Tools hook={hook} onSecret={setMade} />}
    </>
  );
}

function Tools({ hook, onSecret }: { hook: WebhookView; onSecret: (made: NewWebhook) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const params = { id: hook.id };
  const test = () =>
    run(async () => {
      await api.post("/api/v1/webhooks/:id/try", { params });
      await client.invalidateQueries({ queryKey: ["webhooks", hook.id] });
    });
  const renew = async () => {
    const ok = t("desk-webhooks.renew");
    if (
      !(await confirm({ title: t("desk-webhooks.renewTitle"), text: t("desk-webhooks.renewText"), ok, danger: true }))
    )
      return;
    await run(async () => onSecret(await api.post("/api/v1/webhooks/:id/secret", { params })));
  };
  return (
    <section className={styles.history}>
      <h2>{t("desk-webhooks.deliveries")}</h2>
      <div className={styles.trial}>
        <Button loading={busy} disabled={!hook.active} onClick={test}>
          {t("desk-webhooks.try")}
        </Button>
        <Button onClick={renew}>{t("desk-webhooks.renew")}</Button>
      </div>
      <Deliveries hookId={hook.id} />
    </section>
  );
}

/** The secret, this once. */
function Secret({ made, onClose }: { made: NewWebhook; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.history}>
      <Alert type="info" showIcon title={t("desk-webhooks.secretTitle")} description={t("desk-webhooks.secretHint")} />
      <p style={{ margin: "16px 0", overflowWrap: "anywhere" }}>
        <code>{made.secret}</code>
      </p>
      <div className={styles.trial}>
        <CopyButton text={made.secret} label={t("desk-webhooks.copy")} />
        <Button type="primary" onClick={onClose}>
          {t("desk-webhooks.kept")}
        </Button>
      </div>
    </section>
  );
}
