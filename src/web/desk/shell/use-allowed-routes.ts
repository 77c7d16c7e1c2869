import { useCan } from "../../lib/session.ts";
import { type DeskRoute, deskRoutes } from "../routes.tsx";

/** The pages of one part of the navigation that the person may open, in the table's order. */
export function useAllowedRoutes(section: NonNullable<DeskRoute["nav"]>["section"]): readonly DeskRoute[] {
  const can = useCan();
  return deskRoutes.filter((route) => route.nav?.section === section && (!route.permission || can(route.permission)));
}
