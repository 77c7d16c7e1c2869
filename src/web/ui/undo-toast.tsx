import { App, Button } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../lib/hotkeys.ts";
import { errorText } from "../lib/i18n.ts";

let undoNewest: (() => void) | null = null;

/** Says what was done and takes it back for as long as the note stays. `z` takes back the newest. */
export function useUndoToast(): (toast: { text: string; seconds?: number; undo: () => Promise<void> }) => void {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  return useCallback(
    ({ text, seconds = 10, undo }) => {
      const key = crypto.randomUUID();
      const takeBack = () => {
        undoNewest = null;
        notification.destroy(key);
        undo().then(
          () => void message.success(t("desk-shell.undo.done")),
          (error: unknown) => void message.error(errorText(error)),
        );
      };
      undoNewest = takeBack;
      notification.open({
        key,
        title: text,
        duration: seconds,
        showProgress: true,
        pauseOnHover: false,
        role: "status",
        actions: (
          <Button size="small" onClick={takeBack}>
            {t("desk-shell.undo.action")}
          </Button>
        ),
        onClose: () => {
          if (undoNewest === takeBack) undoNewest = null;
        },
      });
    },
    [notification, message, t],
  );
}

/** Offers `z`; once, in the shell. */
export function UndoKey() {
  useHotkey({ keys: "z", label: "desk-shell.undo.key", group: "desk-shell.keys.everywhere" }, () => undoNewest?.());
  return null;
}
