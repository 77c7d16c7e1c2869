import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";

/** Sends a word of test to a group and says what came of it. */
export function TestHook({ id }: { id: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const test = () =>
    run(async () => {
      const { outcome, detail } = await api.post("/api/v1/alarms/hooks/:id/test", { params: { id } });
      if (outcome === "told") void message.success(t("desk-alarms.hooks.tested"));
      else void message.error(t("desk-alarms.hooks.testFailed", { detail: detail ?? "" }));
      await client.invalidateQueries({ queryKey: ["alarms", "hooks"] });
    });
  return (
    <Button size="small" loading={busy} onClick={() => void test()}>
      {t("desk-alarms.hooks.test")}
    </Button>
  );
}
