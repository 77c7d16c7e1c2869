import { useTranslation } from "react-i18next";
import type { ChannelAccountView } from "../../../../../shared/contract/channels.ts";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";

const tones: Record<ChannelAccountView["health"]["state"], StateTone> = {
  ok: "good",
  failing: "problem",
  off: "idle",
  unknown: "waiting",
};

/** Whether an account works, by shape and word. */
export function AccountState({ account }: { account: Pick<ChannelAccountView, "health"> }) {
  const { t } = useTranslation();
  const { state } = account.health;
  return <StateMark tone={tones[state]}>{t(`desk-channels.state.${state}`)}</StateMark>;
}
