import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SearchHit } from "../../../shared/contract/search.ts";
import { api } from "../../lib/api.ts";
import { useDebounced } from "../../lib/debounced.ts";
import { useCan, useMe, useUpdateMe } from "../../lib/session.ts";
import { useTheme } from "../../ui/theme.tsx";
import { type DeskRoute, deskRoutes } from "../routes.tsx";

export type Command = {
  key: string;
  kind: "case" | "message" | "customer" | "page" | "action" | "search";
  title: ReactNode;
  detail?: ReactNode;
  keys?: string;
  run: () => void;
};

/** What the palette offers for a text: the case of that number, what the search finds, pages and actions whose name fits. */
export function usePaletteCommands(text: string, onShortcuts: () => void): { commands: Command[]; searching: boolean } {
  const navigate = useNavigate();
  const can = useCan();
  const { t } = useTranslation();
  const words = text.trim();
  const number = /^[#＃]?(\d{1,15})$/.exec(words)?.[1];
  const q = useDebounced(words, 150);
  const search = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => api.get("/api/v1/search", { query: { q, limit: 12 }, signal }),
    enabled: q.length > 0 && can("cases:read"),
    placeholderData: keepPreviousData,
  });
  const local = useLocalCommands(onShortcuts).filter(({ title }) => fits(String(title), words));
  const commands: Command[] = [];
  if (number && can("cases:read")) {
    commands.push({
      key: "number",
      kind: "case",
      title: t("desk-shell.palette.openCase", { number }),
      run: () => void navigate({ to: "/cases/$caseId", params: { caseId: number } }),
    });
  }
  if (words !== "") commands.push(...(search.data?.items ?? []).map((hit) => commandOf(hit, navigate)));
  commands.push(...local);
  if (words !== "" && can("cases:read")) {
    commands.push({
      key: "list",
      kind: "search",
      title: t("desk-shell.palette.listAll", { words }),
      run: () => void navigate({ to: "/cases", search: { view: "all", query: words } }),
    });
  }
  return { commands, searching: search.isFetching || q !== words };
}

function commandOf(hit: SearchHit, navigate: ReturnType<typeof useNavigate>): Command {
  const toCase = hit.caseId !== null;
  return {
    key: `${hit.kind}:${hit.id}`,
    kind: hit.kind,
    title: hit.caseId === null ? hit.title : `#${hit.caseId} ${hit.title}`,
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change their order
    detail: hit.excerpt.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text)),
    run: () =>
      void (toCase
        ? navigate({
            to: "/cases/$caseId",
            params: { caseId: String(hit.caseId) },
            search: hit.kind === "message" ? { message: hit.id } : {},
          })
        : navigate({ to: "/customers/$customerId", params: { customerId: String(hit.customerId) } })),
  };
}

function useLocalCommands(onShortcuts: () => void): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const me = useMe();
  const update = useUpdateMe();
  const { theme, choose } = useTheme();
  const pages = deskRoutes
    .filter(
      (route) => !route.path.includes("$") && !isBelowAnother(route) && (!route.permission || can(route.permission)),
    )
    .map((route): Command => {
      return { key: route.path, kind: "page", title: t(route.title), run: () => void navigate({ to: route.path }) };
    });
  const actions: Command[] = [
    {
      key: "theme",
      kind: "action",
      title: t(theme === "dark" ? "desk-shell.palette.goLight" : "desk-shell.palette.goDark"),
      run: () => choose(theme === "dark" ? "light" : "dark"),
    },
    {
      key: "locale",
      kind: "action",
      title: me.locale === "en" ? "切换到中文" : "Switch to English",
      run: () => void update({ locale: me.locale === "en" ? "zh-CN" : "en" }),
    },
    { key: "keys", kind: "action", title: t("desk-shell.keys.sheet"), keys: "?", run: onShortcuts },
  ];
  return [...pages, ...actions];
}

/** Whether a page is opened from one that stands in the navigation, with what it is to show. */
function isBelowAnother({ path }: DeskRoute): boolean {
  return deskRoutes.some((other) => other.nav !== undefined && other.path !== "/" && path.startsWith(`${other.path}/`));
}

function fits(title: string, words: string): boolean {
  return title.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}
