import { useTranslation } from "react-i18next";
import type { Role } from "../../../../../shared/contract/accounts.ts";

/** What a role is called in the reader's language: built-in ones by their key, others as they were named. */
export function useRoleName(): (role: Pick<Role, "key" | "name">) => string {
  const { t } = useTranslation();
  return ({ key, name }) => (key ? t(`accounts.roles.${key}`) : name);
}
