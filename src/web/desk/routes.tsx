import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  BulbOutlined,
  CommentOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  MedicineBoxOutlined,
  MoneyCollectOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  RiseOutlined,
  RobotOutlined,
  SendOutlined,
  ShoppingOutlined,
  SmileOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { Permission } from "../../shared/permissions.ts";
import { fetchListAhead } from "../lib/case-list-query.ts";
import { fetchCaseAhead } from "../lib/case-queries.ts";
import { lazyPage } from "./lazy-page.ts";
import { CasePage } from "./pages/case/case-page.tsx";
import { loadCaseSide } from "./pages/case/side/load-case-side.ts";
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
   * navigation. `settings` pages share one entry, which leads to an overview, and get a menu of their own beside them.
   */
  nav?: { section: "work" | "reports" | "system"; icon: ComponentType } | { section: "settings"; group: SettingsGroup };
  /** Stands in the navigation only of a desk that has this: `telephone`, an account that can be called with. */
  needs?: "telephone";
  /** The page. Only what belongs to the first view is imported above; all others are fetched when they are opened. */
  page: ComponentType;
  /** Begins to fetch what the page needs first. It is also called for pages that are then not opened: reading only. */
  fetchAhead?: (client: QueryClient, params: Record<string, string>, search: Record<string, string>) => void;
};

/** The headings of the settings, in the order in which they are read. */
export const settingsGroups = ["promises", "complaints", "automation", "channels", "house"] as const;
export type SettingsGroup = (typeof settingsGroups)[number];

export const deskRoutes: readonly DeskRoute[] = [
  { path: "/", title: "desk-shell.nav.home", nav: { section: "work", icon: HomeOutlined }, page: HomePage },
  {
    path: "/cases",
    title: "desk-shell.nav.cases",
    permission: "cases:read",
    nav: { section: "work", icon: InboxOutlined },
    page: CasesPage,
    fetchAhead: (client, _, search) => void fetchListAhead(client, search).catch(() => {}),
  },
  {
    path: "/cases/$caseId",
    title: "desk-shell.nav.case",
    permission: "cases:read",
    page: CasePage,
    fetchAhead: (client, { caseId }) => {
      fetchCaseAhead(client, Number(caseId));
      void loadCaseSide().catch(() => {});
    },
  },
  {
    path: "/customers",
    title: "desk-customers.nav",
    permission: "customers:read",
    nav: { section: "work", icon: TeamOutlined },
    page: lazyPage(() => import("./pages/customers/customers-page.tsx"), "CustomersPage"),
  },
  {
    path: "/customers/$customerId",
    title: "desk-customers.one",
    permission: "customers:read",
    page: lazyPage(() => import("./pages/customer/customer-page.tsx"), "CustomerPage"),
  },
  {
    path: "/orders",
    title: "desk-orders.title",
    permission: "orders:read",
    nav: { section: "work", icon: ShoppingOutlined },
    page: lazyPage(() => import("./pages/orders/orders-page.tsx"), "OrdersPage"),
  },
  {
    path: "/orders/$orderId",
    title: "desk-orders.one",
    permission: "orders:read",
    page: lazyPage(() => import("./pages/orders/order-page.tsx"), "OrderPage"),
  },
  {
    path: "/calls",
    title: "desk-calls.nav",
    permission: "calls:take",
    nav: { section: "work", icon: PhoneOutlined },
    needs: "telephone",
    page: lazyPage(() => import("./pages/calls/calls-page.tsx"), "CallsPage"),
  },
  {
    path: "/community",
    title: "desk-community.title",
    permission: "community:read",
    nav: { section: "work", icon: CommentOutlined },
    page: lazyPage(() => import("./pages/community/community-page.tsx"), "CommunityPage"),
  },
  {
    path: "/community/$questionId",
    title: "desk-community.one",
    permission: "community:read",
    page: lazyPage(() => import("./pages/community/question-page.tsx"), "QuestionPage"),
  },
  {
    path: "/knowledge",
    title: "desk-knowledge.title",
    permission: "knowledge:read",
    nav: { section: "work", icon: ReadOutlined },
    page: lazyPage(() => import("./pages/knowledge/knowledge-page.tsx"), "KnowledgePage"),
  },
  {
    path: "/knowledge/$articleId",
    title: "desk-knowledge.one",
    permission: "knowledge:read",
    page: lazyPage(() => import("./pages/knowledge/article-page.tsx"), "ArticlePage"),
  },
  {
    path: "/board",
    title: "desk-causes.nav.board",
    permission: "promises:read",
    nav: { section: "reports", icon: BarChartOutlined },
    page: lazyPage(() => import("./pages/board/board-page.tsx"), "BoardPage"),
  },
  {
    path: "/board/promises",
    title: "desk-causes.nav.boardPromises",
    permission: "promises:read",
    page: lazyPage(() => import("./pages/board/board-promises-page.tsx"), "BoardPromisesPage"),
  },
  {
    path: "/knowledge/gaps",
    title: "desk-solutions.gaps.title",
    permission: "knowledge:write",
    page: lazyPage(() => import("./pages/knowledge-gaps/gaps-page.tsx"), "GapsPage"),
  },
  {
    path: "/reports/knowledge",
    title: "desk-help.title",
    permission: "knowledge:read",
    nav: { section: "reports", icon: QuestionCircleOutlined },
    page: lazyPage(() => import("./pages/knowledge-feedback/help-site-page.tsx"), "HelpSitePage"),
  },
  {
    path: "/reports/self-service",
    title: "desk-first.selfService.nav",
    permission: "reports:read",
    nav: { section: "reports", icon: BulbOutlined },
    page: lazyPage(() => import("./pages/self-service/self-service-page.tsx"), "SelfServicePage"),
  },
  {
    path: "/improvements",
    title: "desk-causes.nav.improvements",
    permission: "cases:read",
    nav: { section: "reports", icon: RiseOutlined },
    page: lazyPage(() => import("./pages/improvements/improvements-page.tsx"), "ImprovementsPage"),
  },
  {
    path: "/improvements/$improvementId",
    title: "desk-causes.nav.improvement",
    permission: "cases:read",
    page: lazyPage(() => import("./pages/improvements/improvement-page.tsx"), "ImprovementPage"),
  },
  {
    path: "/satisfaction",
    title: "desk-complaint.satisfaction.title",
    permission: "reports:read",
    nav: { section: "reports", icon: SmileOutlined },
    page: lazyPage(() => import("./pages/satisfaction/satisfaction-page.tsx"), "SatisfactionPage"),
  },
  {
    path: "/co-browsing",
    title: "desk-first.cobrowse.nav",
    permission: "reports:read",
    nav: { section: "reports", icon: EyeOutlined },
    page: lazyPage(() => import("./pages/cobrowse/cobrowse-page.tsx"), "CobrowsePage"),
  },
  {
    path: "/make-good",
    title: "desk-money.title",
    permission: "remedies:give",
    nav: { section: "work", icon: MoneyCollectOutlined },
    page: lazyPage(() => import("./pages/money/money-page.tsx"), "MoneyPage"),
  },
  {
    path: "/claims/$claimId",
    title: "desk-money.tab.claims",
    permission: "claims:manage",
    page: lazyPage(() => import("./pages/money/claim-page.tsx"), "ClaimPage"),
  },
  {
    path: "/partners/$partnerId",
    title: "desk-money.partner",
    permission: "claims:manage",
    page: lazyPage(() => import("./pages/money/partner-page.tsx"), "PartnerPage"),
  },
  {
    path: "/books",
    title: "desk-money.books.title",
    permission: "books:read",
    nav: { section: "reports", icon: BookOutlined },
    page: lazyPage(() => import("./pages/money/books-page.tsx"), "BooksPage"),
  },
  {
    path: "/outbox",
    title: "desk-settings.nav.outbox",
    permission: "outbox:read",
    nav: { section: "system", icon: SendOutlined },
    page: lazyPage(() => import("./pages/outbox/outbox-page.tsx"), "OutboxPage"),
  },
  {
    path: "/intake",
    title: "desk-settings.nav.intake",
    permission: "intake:read",
    nav: { section: "system", icon: ImportOutlined },
    page: lazyPage(() => import("./pages/intake/intake-page.tsx"), "IntakePage"),
  },
  {
    path: "/reports/next-dates",
    title: "desk-settings.nav.nextDates",
    permission: "reports:read",
    nav: { section: "reports", icon: FieldTimeOutlined },
    page: lazyPage(() => import("./pages/next-dates/next-dates-page.tsx"), "NextDatesPage"),
  },
  {
    path: "/reports/robot",
    title: "desk-settings.nav.robotReview",
    permission: "robot:review",
    nav: { section: "reports", icon: RobotOutlined },
    page: lazyPage(() => import("./pages/robot/robot-page.tsx"), "RobotPage"),
  },
  {
    path: "/reports/robot/$dialogueId",
    title: "desk-settings.nav.robotReview",
    permission: "robot:review",
    page: lazyPage(() => import("./pages/robot/dialogue-page.tsx"), "DialoguePage"),
  },
  {
    path: "/doctor",
    title: "desk-settings.nav.doctor",
    permission: "system:read",
    nav: { section: "system", icon: MedicineBoxOutlined },
    page: lazyPage(() => import("./pages/doctor/doctor-page.tsx"), "DoctorPage"),
  },
  {
    path: "/audit",
    title: "desk-settings.nav.audit",
    permission: "audit:read",
    nav: { section: "system", icon: AuditOutlined },
    page: lazyPage(() => import("./pages/audit/audit-page.tsx"), "AuditPage"),
  },
  {
    path: "/settings",
    title: "desk-shell.nav.settings",
    page: lazyPage(() => import("./pages/settings/overview/overview-page.tsx"), "OverviewPage"),
  },
  {
    path: "/settings/general",
    title: "desk-settings.nav.general",
    permission: "policies:manage",
    nav: { section: "settings", group: "house" },
    page: lazyPage(() => import("./pages/settings/general/general-page.tsx"), "GeneralPage"),
  },
  {
    path: "/settings/care",
    title: "desk-care.title",
    permission: "policies:manage",
    nav: { section: "settings", group: "promises" },
    page: lazyPage(() => import("./pages/settings/care/care-page.tsx"), "CarePage"),
  },
  {
    path: "/settings/channels",
    title: "desk-settings.nav.channels",
    permission: "channels:manage",
    nav: { section: "settings", group: "channels" },
    page: lazyPage(() => import("./pages/settings/channels/channels-page.tsx"), "ChannelsPage"),
  },
  {
    path: "/settings/call-menus",
    title: "desk-settings.nav.callMenus",
    permission: "channels:manage",
    nav: { section: "settings", group: "channels" },
    page: lazyPage(() => import("./pages/settings/call-menus/call-menus-page.tsx"), "CallMenusPage"),
  },
  {
    path: "/settings/brands",
    title: "desk-settings.nav.brands",
    permission: "brands:manage",
    nav: { section: "settings", group: "channels" },
    page: lazyPage(() => import("./pages/settings/brands/brands-page.tsx"), "BrandsPage"),
  },
  {
    path: "/settings/people",
    title: "desk-settings.nav.people",
    permission: "staff:manage",
    nav: { section: "settings", group: "house" },
    page: lazyPage(() => import("./pages/settings/people/people-page.tsx"), "PeoplePage"),
  },
  {
    path: "/settings/teams",
    title: "desk-settings.nav.teams",
    permission: "teams:manage",
    nav: { section: "settings", group: "house" },
    page: lazyPage(() => import("./pages/settings/teams/teams-page.tsx"), "TeamsPage"),
  },
  {
    path: "/settings/roles",
    title: "desk-settings.nav.roles",
    permission: "roles:manage",
    nav: { section: "settings", group: "house" },
    page: lazyPage(() => import("./pages/settings/roles/roles-page.tsx"), "RolesPage"),
  },
  {
    path: "/settings/partners",
    title: "desk-money.partners.title",
    permission: "partners:manage",
    nav: { section: "settings", group: "complaints" },
    page: lazyPage(() => import("./pages/settings/partners/partners-page.tsx"), "PartnersPage"),
  },
  {
    path: "/settings/limits",
    title: "desk-money.limits.title",
    permission: "roles:manage",
    nav: { section: "settings", group: "complaints" },
    page: lazyPage(() => import("./pages/settings/limits/limits-page.tsx"), "LimitsPage"),
  },
  {
    path: "/settings/calendars",
    title: "desk-settings.nav.calendars",
    permission: "calendars:manage",
    nav: { section: "settings", group: "promises" },
    page: lazyPage(() => import("./pages/settings/calendars/calendars-page.tsx"), "CalendarsPage"),
  },
  {
    path: "/settings/policies",
    title: "desk-settings.nav.policies",
    permission: "policies:manage",
    nav: { section: "settings", group: "promises" },
    page: lazyPage(() => import("./pages/settings/policies/policies-page.tsx"), "PoliciesPage"),
  },
  {
    path: "/settings/callbacks",
    title: "callback-rule.nav",
    permission: "policies:manage",
    nav: { section: "settings", group: "promises" },
    page: lazyPage(() => import("./pages/settings/callbacks/callback-rule-page.tsx"), "CallbackRulePage"),
  },
  {
    path: "/settings/alarms",
    title: "desk-alarms.title",
    permission: "policies:manage",
    nav: { section: "settings", group: "promises" },
    page: lazyPage(() => import("./pages/settings/alarms/alarms-page.tsx"), "AlarmsPage"),
  },
  {
    path: "/settings/severity",
    title: "desk-complaint.rules.title",
    permission: "complaints:manage",
    nav: { section: "settings", group: "complaints" },
    page: lazyPage(() => import("./pages/settings/severity/severity-page.tsx"), "SeverityPage"),
  },
  {
    path: "/settings/rules",
    title: "desk-rules.title",
    permission: "rules:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/rules/rules-page.tsx"), "RulesPage"),
  },
  {
    path: "/settings/rule-log",
    title: "desk-rules.log.title",
    permission: "rules:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/rule-log/rule-log-page.tsx"), "RuleLogPage"),
  },
  {
    path: "/settings/robot",
    title: "desk-settings.nav.robot",
    permission: "robot:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/robot/robot-settings-page.tsx"), "RobotSettingsPage"),
  },
  {
    path: "/settings/robot/$accountId/versions",
    title: "desk-settings.nav.robot",
    permission: "robot:manage",
    page: lazyPage(() => import("./pages/settings/robot/versions-page.tsx"), "RobotVersionsPage"),
  },
  {
    path: "/settings/synonyms",
    title: "desk-first.synonyms.nav",
    permission: "knowledge:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/synonyms/synonyms-page.tsx"), "SynonymsPage"),
  },
  {
    path: "/settings/model",
    title: "desk-model.title",
    permission: "robot:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/model/model-page.tsx"), "ModelPage"),
  },
  {
    path: "/settings/webhooks",
    title: "desk-webhooks.title",
    permission: "rules:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/webhooks/webhooks-page.tsx"), "WebhooksPage"),
  },
  {
    path: "/settings/flows",
    title: "desk-flows.title",
    permission: "flows:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/flows/flows-page.tsx"), "FlowsPage"),
  },
  {
    path: "/settings/forms",
    title: "desk-settings.nav.forms",
    permission: "forms:manage",
    nav: { section: "settings", group: "channels" },
    page: lazyPage(() => import("./pages/settings/forms/forms-page.tsx"), "FormsPage"),
  },
  {
    path: "/settings/executives",
    title: "desk-settings.nav.executives",
    permission: "forms:manage",
    nav: { section: "settings", group: "channels" },
    page: lazyPage(() => import("./pages/settings/executives/executives-page.tsx"), "ExecutivesPage"),
  },
  {
    path: "/settings/causes",
    title: "desk-causes.nav.settings",
    permission: "causes:manage",
    nav: { section: "settings", group: "complaints" },
    page: lazyPage(() => import("./pages/settings/causes/causes-page.tsx"), "CausesPage"),
  },
  {
    path: "/settings/macros",
    title: "desk-settings.nav.macros",
    permission: "macros:use",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/macros/macros-page.tsx"), "MacrosPage"),
  },
  {
    path: "/settings/views",
    title: "desk-settings.nav.views",
    permission: "cases:read",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/views/views-page.tsx"), "ViewsPage"),
  },
  {
    path: "/settings/api-keys",
    title: "desk-settings.nav.keys",
    permission: "api-keys:manage",
    nav: { section: "settings", group: "automation" },
    page: lazyPage(() => import("./pages/settings/api-keys/api-keys-page.tsx"), "ApiKeysPage"),
  },
  {
    path: "/notifications",
    title: "desk-notifications.title",
    page: lazyPage(() => import("./pages/notifications/notifications-page.tsx"), "NotificationsPage"),
  },
  {
    path: "/me",
    title: "desk-shell.nav.profile",
    page: lazyPage(() => import("./pages/profile/profile-page.tsx"), "ProfilePage"),
  },
];
