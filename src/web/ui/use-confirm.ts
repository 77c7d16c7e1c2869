import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export type Question = { title: string; text?: string; ok: string; danger?: boolean };

/** Asks before something that cannot be taken back; answers true for yes. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  return useCallback(
    ({ title, text, ok, danger = false }) =>
      new Promise((resolve) => {
        modal.confirm({
          title,
          content: text,
          okText: ok,
          okButtonProps: { danger },
          cancelText: t("desk-forms.cancel"),
          autoFocusButton: danger ? "cancel" : "ok",
          onOk: () => resolve(true),
          onCancel: () => resolve(false),
        });
      }),
    [modal, t],
  );
}
