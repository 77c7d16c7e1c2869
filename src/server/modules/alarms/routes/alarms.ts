import { Type } from "typebox";
import {
  AlarmHookView,
  AlarmPreferences,
  AlarmRungs,
  AlarmTelling,
  AlarmTest,
  ListTellings,
  SaveAlarmHook,
} from "../../../../shared/contract/alarms.ts";
import { Done, IdParams, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { exportTellings } from "../export-tellings.ts";
import { deleteHook, listHooks, saveHook } from "../hooks/save-hook.ts";
import { testHook } from "../hooks/test-hook.ts";
import { listTellings } from "../list-tellings.ts";
import { savePreferences, showPreferences } from "../settings/preferences.ts";
import { saveRungs, showRungs } from "../settings/rungs.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/alarms/hooks",
    access: "policies:manage",
    summary: "The robots of chat groups that rings are told to, without their addresses.",
    response: Type.Object({ items: Type.Array(AlarmHookView) }),
    handler: (ctx) => listHooks(ctx),
  }),
  route({
    method: "POST",
    path: "/api/v1/alarms/hooks",
    access: "policies:manage",
    summary: "Adds a robot of a chat group.",
    body: SaveAlarmHook,
    response: AlarmHookView,
    handler: (ctx, { body }) => saveHook(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/alarms/hooks/:id",
    access: "policies:manage",
    summary: "Changes a robot; its address and its secret stay when they are left out.",
    params: IdParams,
    body: SaveAlarmHook,
    response: AlarmHookView,
    handler: (ctx, { params, body }) => saveHook(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/alarms/hooks/:id",
    access: "policies:manage",
    summary: "Takes a robot away.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteHook(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/alarms/hooks/:id/test",
    access: "policies:manage",
    summary: "Sends a word of test to the group and says what the vendor answered.",
    perMinute: 20,
    params: IdParams,
    response: AlarmTest,
    handler: (ctx, { params }) => testHook(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/alarms/rungs",
    access: "policies:manage",
    summary: "Which ways reach people on each rung of the ladders.",
    response: AlarmRungs,
    handler: (ctx) => showRungs(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/alarms/rungs",
    access: "policies:manage",
    summary: "Sets the ways of these rungs; the others stay.",
    body: AlarmRungs,
    response: AlarmRungs,
    handler: (ctx, { body }) => saveRungs(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/alarms/tellings",
    access: "policies:manage",
    summary: "What was told outside of the desk, with each attempt, newest first.",
    query: ListTellings,
    response: page(AlarmTelling),
    handler: (ctx, { query }) => listTellings(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/alarms/tellings.csv",
    access: "policies:manage",
    summary: "What was told outside of the desk, as CSV.",
    query: Type.Pick(ListTellings, ["state"]),
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "alarm-log.csv", exportTellings(ctx, query)),
  }),
  route({
    method: "GET",
    path: "/api/v1/me/alarms",
    access: "signed-in",
    summary: "How you want to be told of rings.",
    response: AlarmPreferences,
    handler: (ctx) => showPreferences(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/me/alarms",
    access: "signed-in",
    summary: "Says how you want to be told of rings; quiet hours never hold back what is due.",
    body: AlarmPreferences,
    response: AlarmPreferences,
    handler: (ctx, { body }) => savePreferences(ctx, body),
  }),
];
