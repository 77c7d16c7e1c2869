import { EllipsisOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useCan } from "../../../../lib/session.ts";
import { MenuButton } from "../../../../ui/menu-button.tsx";

/** What can be done with one message: see it as sent, its source, try again, take it out of the outbox. */
export function MessageMenu(props: { message: MessageView; asSent: boolean; onAsSent: (on: boolean) => void }) {
  const { t } = useTranslation();
  const { message: toast } = App.useApp();
  const client = useQueryClient();
  const can = useCan();
  const { message } = props;
  const state = message.delivery?.state;
  const run = async (action: "retry" | "cancel") => {
    try {
      if (action === "retry") await api.post("/api/v1/messages/:id/retry", { params: { id: message.id } });
      else await api.post("/api/v1/messages/:id/cancel", { params: { id: message.id } });
      await client.invalidateQueries({ queryKey: ["case", message.caseId] });
    } catch (error) {
      void toast.error(errorText(error));
    }
  };
  const mayRetry = can("outbox:retry") && (state === "failed" || state === "bounced" || state === "queued");
  const copy = async () => {
    await navigator.clipboard.writeText(message.text);
    void toast.success(t("desk-message.copied"));
  };
  const items: MenuProps["items"] = [
    message.hasHtml
      ? {
          key: "html",
          label: t(props.asSent ? "desk-message.asText" : "desk-message.asSent"),
          onClick: () => props.onAsSent(!props.asSent),
        }
      : null,
    message.hasRaw
      ? {
          key: "raw",
          label: (
            <a href={`/api/v1/messages/${message.id}/raw`} target="_blank" rel="noreferrer">
              {t("desk-message.raw")}
            </a>
          ),
        }
      : null,
    { key: "copy", label: t("desk-message.copy"), onClick: copy },
    mayRetry ? { key: "retry", label: t("desk-message.retry"), onClick: () => run("retry") } : null,
    mayRetry ? { key: "cancel", label: t("desk-message.cancel"), onClick: () => run("cancel") } : null,
  ];
  return (
    <MenuButton items={items}>
      <Button
        type="text"
        size="small"
        icon={<EllipsisOutlined aria-hidden="true" />}
        aria-label={t("desk-message.more")}
      />
    </MenuButton>
  );
}
