import { useTelephone } from "../../lib/call-queries.ts";
import { useCan } from "../../lib/session.ts";
import { type DeskRoute, deskRoutes } from "../routes.tsx";

/** The pages of one part of the navigation that the person may open, in the table's order. */
export function useAllowedRoutes(section: NonNullable<DeskRoute["nav"]>["section"]): readonly DeskRoute[] {
  const can = useCan();
  const telephone = useTelephone();
  const hasTelephone = telephone !== undefined && (telephone.accounts.length > 0 || telephone.takesBrowserCalls);
  return deskRoutes.filter(
    ({ nav, permission, needs }) =>
      nav?.section === section && (!permission || can(permission)) && (needs !== "telephone" || hasTelephone),
  );
}
