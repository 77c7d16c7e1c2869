import { App } from "antd";
import { useCallback, useState } from "react";
import { errorText } from "../lib/i18n.ts";

/** Runs one act at a time; says that it worked (`done`), or what went wrong. Answers whether it worked. */
export function useAction(): { busy: boolean; run: (act: () => Promise<unknown>, done?: string) => Promise<boolean> } {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (act: () => Promise<unknown>, done?: string) => {
      setBusy(true);
      try {
        await act();
        if (done) void message.success(done);
        return true;
      } catch (error) {
        void message.error(errorText(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [message],
  );
  return { busy, run };
}
