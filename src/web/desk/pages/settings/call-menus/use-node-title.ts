import { useTranslation } from "react-i18next";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import { nameIn } from "../../../../lib/i18n.ts";

const LONGEST = 60;

/** What a step is called, its name or else its kind, and how what is said there begins. */
export function useNodeTitle(menu: CallMenu): (id: string) => { kind: string; title: string } {
  const { t, i18n } = useTranslation();
  return (id) => {
    const node = menu.nodes[id];
    if (!node) return { kind: "", title: t("desk-call-menus.missing") };
    const kind = t(`desk-call-menus.types.${node.type}`);
    const said = "say" in node && node.say ? nameIn(node.say, i18n.language) : "";
    const cut = said.length > LONGEST ? `${said.slice(0, LONGEST).trimEnd()}…` : said;
    return { kind: node.name || kind, title: cut };
  };
}
