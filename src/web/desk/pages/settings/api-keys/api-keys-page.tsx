import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../../../shared/contract/accounts.ts";
import type { Permission } from "../../../../../shared/permissions.ts";
import { api } from "../../../../lib/api.ts";
import { useMe } from "../../../../lib/session.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { wallTime } from "../../../../lib/wall-time.ts";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import type { Column } from "../../../../ui/data-table.tsx";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PagedTable } from "../../../../ui/list-states.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import { PermissionMatrix } from "../roles/permission-matrix.tsx";
import { BackLink } from "../shared/back-link.tsx";
import { useEditing } from "../shared/use-editing.ts";
import styles from "./api-keys.module.css";

/** Keys for programs: what each may do, when it was last used, and revoking it. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const { editing, open, close } = useEditing("/settings/api-keys");
  const [made, setMade] = useState<{ key: string; name: string } | null>(null);
  if (editing !== null) {
    return (
      <>
        <PageHeader
          title={t("desk-keys.new")}
          hint={
            <>
              <BackLink path="/settings/api-keys" title={t("desk-keys.title")} /> · {t("desk-keys.newHint")}
            </>
          }
        />
        <ApiKeyForm
          onMade={(key, name) => {
            setMade({ key, name });
            close();
          }}
          onClose={close}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("desk-keys.title")}
        hint={
          <>
            {t("desk-keys.hint")}{" "}
            <a href="/api/openapi.json" className={styles.reference}>
              {t("desk-keys.reference")}
            </a>
          </>
        }
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => open("new")}>
            {t("desk-keys.new")}
          </Button>
        }
      />
      {made && (
        <Alert
          className={styles.made}
          type="warning"
          showIcon
          closable={{ onClose: () => setMade(null), "aria-label": t("desk-forms.close") }}
          title={t("desk-keys.made", { name: made.name })}
          description={
            <div className={styles.key}>
              <code>{made.key}</code>
              <CopyButton text={made.key} label={t("desk-keys.copy")} />
            </div>
          }
        />
      )}
      <KeyTable />
    </>
  );
}

function KeyTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const clock = useClock();
  const confirm = useConfirm();
  const { run } = useAction();
  const list = usePaged(["api-keys"], (cursor, signal) => api.get("/api/v1/api-keys", { query: { cursor }, signal }));
  const revoke = async ({ id, name }: ApiKey) => {
    const sure = await confirm({
      title: t("desk-keys.revokeTitle", { name }),
      text: t("desk-keys.revokeText"),
      ok: t("desk-keys.revoke"),
      danger: true,
    });
    if (!sure) return;
    await run(async () => {
      await api.delete("/api/v1/api-keys/:id", { params: { id } });
      await client.invalidateQueries({ queryKey: ["api-keys"] });
    }, t("desk-keys.revoked"));
  };
  const columns: Column<ApiKey>[] = [
    {
      key: "name",
      title: t("desk-settings.name"),
      cell: (key) => (
        <>
          <b>{key.name}</b>
          <small>{key.prefix}…</small>
        </>
      ),
    },
    {
      key: "scopes",
      title: t("desk-keys.scopes"),
      cell: (key) => key.scopes.map((scope) => t(`desk-permissions.${scope.replace(":", ".")}`)).join(" · "),
    },
    {
      key: "made",
      title: t("desk-keys.madeBy"),
      cell: (key) => (
        <>
          {key.createdBy?.name}
          <small>{clock.date(key.createdAt)}</small>
        </>
      ),
    },
    {
      key: "used",
      title: t("desk-keys.used"),
      cell: (key) =>
        key.lastUsedAt ? (
          <>
            <TimeAgo at={key.lastUsedAt} />
            <small>{key.lastUsedIp}</small>
          </>
        ) : (
          t("desk-forms.never")
        ),
    },
    {
      key: "expires",
      title: t("desk-keys.expires"),
      cell: (key) => (key.expiresAt ? clock.date(key.expiresAt) : t("desk-forms.never")),
    },
    {
      key: "revoke",
      title: "",
      cell: (key) => (
        <Button size="small" danger onClick={() => revoke(key)} aria-label={`${t("desk-keys.revoke")}: ${key.name}`}>
          {t("desk-keys.revoke")}
        </Button>
      ),
    },
  ];
  return (
    <PagedTable
      list={list}
      caption={t("desk-keys.title")}
      columns={columns}
      empty={<EmptyState title={t("desk-keys.none")} hint={t("desk-keys.noneHint")} />}
    />
  );
}

type Values = { name: string; scopes: Permission[]; expires?: string };

function ApiKeyForm(props: { onMade: (key: string, name: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const clock = useClock();
  const client = useQueryClient();
  const save = async ({ name, scopes, expires }: Values) => {
    const expiresAt = expires ? wallTime(`${expires}T00:00`, clock.timeZone) : null;
    const { key, apiKey } = await api.post("/api/v1/api-keys", { body: { name: name.trim(), scopes, expiresAt } });
    await client.invalidateQueries({ queryKey: ["api-keys"] });
    return { key, name: apiKey.name };
  };
  return (
    <EditForm<Values, { key: string; name: string }>
      initial={{ name: "", scopes: [] }}
      save={save}
      onSaved={({ key, name }) => props.onMade(key, name)}
      onCancel={props.onClose}
      saveText={t("desk-keys.create")}
    >
      <Form.Item
        name="name"
        label={t("desk-settings.name")}
        extra={t("desk-keys.nameHint")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="expires" label={t("desk-keys.expires")} extra={t("desk-keys.expiresHint")}>
        <Input type="date" style={{ maxWidth: 200 }} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={t("desk-keys.scopes")}
        extra={t("desk-keys.scopesHint")}
        rules={[{ required: true, type: "array", min: 1, message: t("desk-keys.scopesMissing") }]}
      >
        <PermissionMatrix mine={me.permissions} />
      </Form.Item>
    </EditForm>
  );
}
