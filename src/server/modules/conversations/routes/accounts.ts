import { Type } from "typebox";
import {
  ChannelAccountView,
  ChannelCheck,
  ChannelKind,
  CheckChannelAccount,
  RoundTrip,
  SaveChannelAccount,
} from "../../../../shared/contract/channels.ts";
import { Done, Id, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { channelKinds } from "../channel-accounts/channel-kinds.ts";
import { checkAccount } from "../channel-accounts/check-account.ts";
import { listChannelAccounts } from "../channel-accounts/list-accounts.ts";
import { readRoundTrip, startRoundTrip } from "../channel-accounts/round-trip.ts";
import { saveAccount, switchOffAccount } from "../channel-accounts/save-account.ts";

export const accountRoutes = [
  route({
    method: "GET",
    path: "/api/v1/channel-kinds",
    access: "channels:manage",
    summary: "The channels of this desk and the fields of their accounts' forms.",
    response: page(ChannelKind),
    handler: () => ({ items: channelKinds(), next: null }),
  }),
  route({
    method: "GET",
    path: "/api/v1/channel-accounts",
    access: "signed-in",
    keyNeeds: ["cases:reply", "channels:manage"],
    summary: "The channel accounts; their settings, without secrets, only for those who manage channels.",
    query: PageQuery,
    response: page(ChannelAccountView),
    handler: (ctx, { query }) => listChannelAccounts(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/channel-accounts",
    access: "channels:manage",
    summary: "Adds a channel account.",
    body: SaveChannelAccount,
    response: ChannelAccountView,
    handler: (ctx, { body }) => saveAccount(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/channel-accounts/:id",
    access: "channels:manage",
    summary: "Gives a channel account this form; a secret that is left out stays.",
    params: IdParams,
    body: SaveChannelAccount,
    response: ChannelAccountView,
    handler: (ctx, { params, body }) => saveAccount(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/channel-accounts/:id",
    access: "channels:manage",
    summary: "Switches a channel account off; its messages stay.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await switchOffAccount(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/channel-accounts/check",
    access: "channels:manage",
    summary: "Tries a form against the provider without saving it.",
    body: CheckChannelAccount,
    response: ChannelCheck,
    perMinute: 30,
    handler: (ctx, { body }) => checkAccount(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/channel-accounts/:id/round-trip",
    access: "channels:manage",
    summary: "Sends a test message from an account to itself.",
    params: IdParams,
    response: RoundTrip,
    perMinute: 30,
    handler: (ctx, { params }) => startRoundTrip(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/channel-accounts/:id/round-trip/:key",
    access: "channels:manage",
    summary: "How far a test message has come.",
    params: Type.Object({ id: Id, key: Type.String({ pattern: "^[0-9a-f]{24}$" }) }),
    response: RoundTrip,
    handler: (ctx, { params }) => readRoundTrip(ctx, params.id, params.key),
  }),
];
