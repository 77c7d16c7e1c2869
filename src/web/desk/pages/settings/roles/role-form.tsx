import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Role } from "../../../../../shared/contract/accounts.ts";
import type { Permission } from "../../../../../shared/permissions.ts";
import { api } from "../../../../lib/api.ts";
import { meQuery, useMe } from "../../../../lib/session.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { PermissionMatrix } from "./permission-matrix.tsx";
import styles from "./permissions.module.css";

type Values = { name?: string; permissions: Permission[] };

export function RoleForm({ role, onClose }: { role: Role | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const builtIn = role !== null && role.key !== null;
  if (role?.key === "admin") {
    return (
      <div className={styles.fixed}>
        <Alert type="info" showIcon title={t("errors.accounts.admin_role_fixed")} />
        <PermissionMatrix disabled value={role.permissions as Permission[]} mine={me.permissions} />
        <Button onClick={onClose}>{t("desk-forms.back")}</Button>
      </div>
    );
  }
  const save = async ({ name, permissions }: Values) => {
    // The name of a built-in role is shown in the reader's language and stays what it is.
    const body = { name: name?.trim() ?? role!.name, permissions };
    if (role) await api.put("/api/v1/roles/:id", { params: { id: role.id }, body });
    else await api.post("/api/v1/roles", { body });
    await client.invalidateQueries({ queryKey: ["roles"] });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <EditForm<Values, void>
      initial={{ name: role?.name ?? "", permissions: (role?.permissions ?? ["cases:read"]) as Permission[] }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        role &&
        !builtIn && (
          <DeleteButton
            text={t("desk-forms.remove")}
            question={{ title: t("desk-roles.removeTitle", { name: role.name }) }}
            act={async () => {
              await api.delete("/api/v1/roles/:id", { params: { id: role.id } });
              await client.invalidateQueries({ queryKey: ["roles"] });
            }}
            done={t("desk-roles.removed")}
            onDone={onClose}
          />
        )
      }
    >
      {!builtIn && (
        <Form.Item
          name="name"
          label={t("desk-settings.name")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input maxLength={100} autoFocus={!role} />
        </Form.Item>
      )}
      <Form.Item name="permissions" label={t("desk-roles.permissions")}>
        <PermissionMatrix mine={me.permissions} />
      </Form.Item>
    </EditForm>
  );
}
