import { useTranslation } from "react-i18next";

/** An act (accounts.role_changed) → "Changed a role": each module has the words of its own acts, some are said here. */
export function useActionWords(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    const [module, act] = action.split(".");
    const keys = [`${module}.audit.${act}`, `desk-audit.action.${module}_${act}`];
    const found = keys.find((key) => i18n.exists(key));
    return found ? t(found) : action;
  };
}
