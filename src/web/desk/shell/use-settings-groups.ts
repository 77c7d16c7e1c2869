import { type DeskRoute, type SettingsGroup, settingsGroups } from "../routes.tsx";
import { useAllowedRoutes } from "./use-allowed-routes.ts";

/** The settings that the person may open under their headings; a heading without any is left out. */
export function useSettingsGroups(): { group: SettingsGroup; routes: readonly DeskRoute[] }[] {
  const routes = useAllowedRoutes("settings");
  return settingsGroups
    .map((group) => ({
      group,
      routes: routes.filter(({ nav }) => nav?.section === "settings" && nav.group === group),
    }))
    .filter(({ routes }) => routes.length > 0);
}
