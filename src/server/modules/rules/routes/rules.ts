import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import {
  AskDryRun,
  AskRuleTest,
  DryRun,
  PlaceRule,
  RestoreRule,
  RuleSettings,
  RuleTest,
  RuleVersion,
  RuleView,
  SaveRule,
} from "../../../../shared/contract/rules.ts";
import { route } from "../../../kernel/http/route.ts";
import { deleteRule, placeRule, restoreRule, saveRule } from "../rules/save-rule.ts";
import { readRuleSettings, saveRuleSettings } from "../rules/settings.ts";
import { listRules, listVersions, presentRules } from "../rules/show-rules.ts";
import { dryRun } from "../trial/dry-run.ts";
import { testRule } from "../trial/test-rule.ts";

const access = "rules:manage";

export const ruleRoutes = [
  route({
    method: "GET",
    path: "/api/v1/rules",
    access,
    summary: "Rules, in the order in which they are carried out.",
    query: PageQuery,
    response: page(RuleView),
    handler: async (ctx) => ({ items: await listRules(ctx), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/rules",
    access,
    summary: "Makes a rule, as the last one.",
    body: SaveRule,
    response: RuleView,
    handler: async (ctx, { body }) => (await presentRules(ctx, [await saveRule(ctx, null, body)]))[0]!,
  }),
  route({
    method: "PUT",
    path: "/api/v1/rules/:id",
    access,
    summary: "Gives a rule a new version.",
    params: IdParams,
    body: SaveRule,
    response: RuleView,
    handler: async (ctx, { params, body }) => (await presentRules(ctx, [await saveRule(ctx, params.id, body)]))[0]!,
  }),
  route({
    method: "DELETE",
    path: "/api/v1/rules/:id",
    access,
    summary: "Deletes a rule; its log stays.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteRule(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/rules/:id/place",
    access,
    summary: "Puts a rule before another one, or last.",
    params: IdParams,
    body: PlaceRule,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await placeRule(ctx, params.id, body.before);
      return { ok: true as const };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/rules/:id/versions",
    access,
    summary: "The versions of a rule, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(RuleVersion),
    handler: (ctx, { params, query }) =>
      listVersions(ctx, { ruleId: params.id, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/rules/:id/restore",
    access,
    summary: "Gives a rule the form of an earlier version, as a new one.",
    params: IdParams,
    body: RestoreRule,
    response: RuleView,
    handler: async (ctx, { params, body }) =>
      (await presentRules(ctx, [await restoreRule(ctx, params.id, body.version)]))[0]!,
  }),
  route({
    method: "POST",
    path: "/api/v1/rules/dry-run",
    access,
    summary: "What a rule would have done in the last days; nothing is done.",
    body: AskDryRun,
    response: DryRun,
    perMinute: 20,
    handler: (ctx, { body }) => dryRun(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/rules/test",
    access,
    summary: "Whether a rule's conditions hold of a case, each by itself; nothing is done.",
    body: AskRuleTest,
    response: RuleTest,
    handler: (ctx, { body }) => testRule(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/rule-settings",
    access,
    summary: "How often rules may fire in one case within an hour.",
    response: RuleSettings,
    handler: readRuleSettings,
  }),
  route({
    method: "PUT",
    path: "/api/v1/rule-settings",
    access,
    summary: "Says how often rules may fire in one case within an hour before they are stopped there.",
    body: RuleSettings,
    response: RuleSettings,
    handler: (ctx, { body }) => saveRuleSettings(ctx, body),
  }),
];
