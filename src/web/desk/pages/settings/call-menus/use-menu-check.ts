import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CallMenu, MenuFault } from "../../../../../shared/contract/call-menus.ts";
import { api } from "../../../../lib/api.ts";
import { useDebounced } from "../../../../lib/debounced.ts";
import { fieldFaults } from "../../../../lib/field-problems.ts";
import { useNodeTitle } from "./use-node-title.ts";

/** What is wrong or doubtful about a step, in a sentence; `node` null: about the menu as a whole. */
export type MenuProblem = { node: string | null; level: MenuFault["level"]; text: string };

const REST_MS = 400;

/** Has the menu looked at while it is being written, once the writer rests. */
export function useMenuCheck(accountId: number, menu: CallMenu): readonly MenuProblem[] {
  const { t } = useTranslation();
  const rested = useDebounced(menu, REST_MS);
  const titleOf = useNodeTitle(menu);
  const check = useQuery({
    queryKey: ["call-menu-check", accountId, rested],
    queryFn: ({ signal }) =>
      api.post("/api/v1/call-menus/:accountId/check", { params: { accountId }, body: { menu: rested }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (check.isError) {
    // What does not even have the form of a menu is named by its field.
    return fieldFaults(check.error).map(({ path, text }) => ({
      node: path[1] === "nodes" && typeof path[2] === "string" ? path[2] : null,
      level: "error",
      text,
    }));
  }
  const words = ({ code, detail }: MenuFault) => {
    const named =
      detail !== null && menu.nodes[detail] ? titleOf(detail).title || titleOf(detail).kind : (detail ?? "");
    const language = detail === "en" || detail === "zh-CN" ? t(`desk-customer.details.languages.${detail}`) : named;
    return t(`desk-call-menus.fault.${code}`, { detail: language });
  };
  return (check.data?.faults ?? []).map((fault) => ({ node: fault.node, level: fault.level, text: words(fault) }));
}
