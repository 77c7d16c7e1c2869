import { useTranslation } from "react-i18next";
import type { BoardDimension, BoardRow } from "../../../../shared/contract/board.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";

/** What a key of the board is called. */
export function useKeyWords(): (by: BoardDimension, row: Pick<BoardRow, "key" | "name">) => string {
  const { t, i18n } = useTranslation();
  const channelWord = useChannelWord();
  return (by, { key, name }) => {
    if (name !== null) return name;
    if (by === "channel") return channelWord(key);
    if (by === "kind") return i18n.exists(`desk-promise.kind.${key}`) ? t(`desk-promise.kind.${key}`) : key;
    if (key === "") return t(by === "team" ? "desk-board.noTeam" : "desk-board.nobody");
    return by === "tag" || by === "product" ? key : `#${key}`;
  };
}
