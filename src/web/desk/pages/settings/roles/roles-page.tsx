import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role } from "../../../../../shared/contract/accounts.ts";
import { permissions } from "../../../../../shared/permissions.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allRolesQuery } from "../shared/settings-queries.ts";
import { RoleForm } from "./role-form.tsx";
import { useRoleName } from "./use-role-name.ts";

/** Roles: sets of permissions that people hold. */
export function RolesPage() {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  return (
    <SettingsPage<Role>
      path="/settings/roles"
      title={t("desk-roles.title")}
      hint={t("desk-roles.hint")}
      newText={t("desk-roles.new")}
      query={useQuery(allRolesQuery)}
      nameOf={nameOf}
      empty={{ title: t("desk-roles.title"), hint: t("desk-roles.hint") }}
      columns={[
        { key: "kind", title: t("desk-roles.kind"), cell: ({ key }) => t(`desk-roles.${key ? "builtIn" : "own"}`) },
        {
          key: "permissions",
          title: t("desk-roles.permissions"),
          cell: (role) => t("desk-roles.of", { count: role.permissions.length, all: permissions.length }),
        },
        { key: "members", title: t("desk-roles.members"), cell: ({ members }) => members, isNumber: true },
      ]}
      editor={(role, close) => <RoleForm role={role} onClose={close} />}
    />
  );
}
