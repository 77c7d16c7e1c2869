import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ReplyWay } from "../../../../../shared/contract/conversations.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { wayKey } from "./ways.ts";

/** By which channel the answer goes: shown once the customer can be reached in more ways than one. */
export function WaySelect(props: { ways: readonly ReplyWay[]; way: ReplyWay; onChange: (way: ReplyWay) => void }) {
  const { t } = useTranslation();
  const channelWord = useChannelWord();
  const { ways, way } = props;
  if (ways.length < 2) return <span>{channelWord(way.channel)}</span>;
  const label = (one: ReplyWay) =>
    [
      channelWord(one.channel),
      one.to[0]?.name ?? one.to[0]?.address,
      one.session?.open === false && t("desk-composer.way.closed"),
      one.paid && t("desk-composer.way.paid"),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Select
      size="small"
      value={wayKey(way)}
      onChange={(key) => props.onChange(ways.find((one) => wayKey(one) === key) ?? way)}
      aria-label={t("desk-composer.way.label")}
      options={ways.map((one) => ({ value: wayKey(one), label: label(one) }))}
      popupMatchSelectWidth={false}
      style={{ maxWidth: 260 }}
    />
  );
}
