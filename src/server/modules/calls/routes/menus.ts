import { Type } from "typebox";
import {
  CallMenu,
  CallMenuView,
  CheckCallMenu,
  MenuCheck,
  MenuTrial,
  MenuVersion,
  SaveCallMenu,
  TryCallMenu,
} from "../../../../shared/contract/call-menus.ts";
import { Id, PageQuery, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { checkMenu, listVersions, menuVersion, saveMenu, showMenu, tryMenu } from "../desk/edit-menu.ts";

const Params = Type.Object({ accountId: Id });
const access = "channels:manage";
/** A menu of a hundred nodes with words in two languages. */
const bodyLimit = 2 * 1_048_576;

export const menuRoutes = [
  route({
    method: "GET",
    path: "/api/v1/call-menus/:accountId",
    access,
    summary: "What callers of an account hear.",
    params: Params,
    response: CallMenuView,
    handler: (ctx, { params }) => showMenu(ctx, params.accountId),
  }),
  route({
    method: "PUT",
    path: "/api/v1/call-menus/:accountId",
    access,
    summary: "Saves a menu as a new version; calls that are in an older one stay in it.",
    params: Params,
    body: SaveCallMenu,
    bodyLimit,
    response: CallMenuView,
    handler: (ctx, { params, body }) => saveMenu(ctx, params.accountId, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/call-menus/:accountId/versions",
    access,
    summary: "Versions of a menu, newest first.",
    params: Params,
    query: PageQuery,
    response: page(MenuVersion),
    handler: (ctx, { params, query }) => listVersions(ctx, params.accountId, { ...query, limit: query.limit ?? 50 }),
  }),
  route({
    method: "GET",
    path: "/api/v1/call-menus/:accountId/versions/:version",
    access,
    summary: "A version of a menu; 0 is the one that every account begins with.",
    params: Type.Object({ ...Params.properties, version: Type.Integer({ minimum: 0 }) }),
    response: CallMenu,
    handler: (ctx, { params }) => menuVersion(ctx, params.accountId, params.version),
  }),
  route({
    method: "POST",
    path: "/api/v1/call-menus/:accountId/check",
    access,
    summary: "What is wrong with a menu, without saving it.",
    params: Params,
    body: CheckCallMenu,
    bodyLimit,
    response: MenuCheck,
    handler: async (ctx, { params, body }) => ({ faults: await checkMenu(ctx, params.accountId, body.menu) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/call-menus/:accountId/try",
    access,
    summary: "A turn of a pretended call through a menu, saved or not.",
    params: Params,
    body: TryCallMenu,
    bodyLimit,
    response: MenuTrial,
    handler: (ctx, { params, body }) => tryMenu(ctx, params.accountId, body),
  }),
];
