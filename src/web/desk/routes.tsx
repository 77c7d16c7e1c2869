import { HomeOutlined, InboxOutlined } from "@ant-design/icons";
import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "../../shared/permissions.ts";
import { CasePage } from "./pages/case/case-page.tsx";
import { CasesPage } from "./pages/cases/cases-page.tsx";
import { HomePage } from "./pages/home/home-page.tsx";

/**
 * One page of the desk. Adding one is an entry here and its file: the router, the navigation, the command palette and the
 * browser's title read this table.
 */
export type DeskRoute = {
  /** below /desk, as TanStack Router writes it: `/customers/$customerId` */
  path: string;
  /** translation key: the browser's title and the navigation's label */
  title: string;
  /** who may open it; left out: everybody signed in */
  permission?: Permission;
  /**
   * Where it stands in the navigation; left out: reached from elsewhere. The order of the table is the order of the
   * navigation. `settings` pages share one entry and get a menu of their own beside them.
   */
  nav?: { section: "work" | "watch"; icon: ComponentType } | { section: "settings" };
  /** The page. Only what belongs to the first view is imported above; all others are fetched when they are opened. */
  page: ComponentType;
};

export const deskRoutes: readonly DeskRoute[] = [
  { path: "/", title: "desk-shell.nav.home", nav: { section: "work", icon: HomeOutlined }, page: HomePage },
  {
    path: "/cases",
    title: "desk-shell.nav.cases",
    permission: "cases:read",
    nav: { section: "work", icon: InboxOutlined },
    page: CasesPage,
  },
  { path: "/cases/$caseId", title: "desk-shell.nav.case", permission: "cases:read", page: CasePage },
  {
    path: "/me",
    title: "desk-shell.nav.profile",
    page: lazyRouteComponent(() => import("./pages/profile/profile-page.tsx"), "ProfilePage"),
  },
];
