import type { QueryClient } from "@tanstack/react-query";
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { RowsSkeleton } from "../ui/skeletons.tsx";
import { deskRoutes } from "./routes.tsx";
import { Gate } from "./shell/gate.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { PageFailed } from "./shell/page-failed.tsx";
import { PageFrame } from "./shell/page-frame.tsx";

/**
 * The router over the table of pages. Search parameters are plain texts: `?query=` may look like a number and is none. What
 * a page will ask for first is fetched while the pointer or the focus rests on its link, at the latest when it is opened.
 */
export function createDeskRouter(client: QueryClient) {
  const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage });
  const pages = deskRoutes.map((route) =>
    createRoute({
      getParentRoute: () => root,
      path: route.path,
      component: () => <PageFrame route={route} />,
      // Not waited for: the page comes at once, and shows what is missing as missing.
      loaderDeps: ({ search }) => ({ search: search as Record<string, string> }),
      loader: ({ params, deps }) => route.fetchAhead?.(client, params as Record<string, string>, deps.search),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(pages),
    basepath: "/desk",
    defaultPreload: "intent",
    defaultErrorComponent: PageFailed,
    defaultPendingComponent: RowsSkeleton,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
      const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
      return text === "" ? "" : `?${text}`;
    },
  });
}
