import { useTranslation } from "react-i18next";

/** What people call a channel; one that this desk has no word for keeps its own name. */
export function useChannelWord(): (channel: string) => string {
  const { t, i18n } = useTranslation();
  return (channel) => (i18n.exists(`channels.kinds.${channel}`) ? t(`channels.kinds.${channel}`) : channel);
}
