import { CallbackRule, CallbackRuleView } from "../../../../shared/contract/callback-rule.ts";
import { route } from "../../../kernel/http/route.ts";
import { saveCallbackRule, showCallbackRule } from "../callbacks/rule.ts";

export const callbackRuleRoutes = [
  route({
    method: "GET",
    path: "/api/v1/callback-rule",
    access: "signed-in",
    keyNeeds: ["promises:read", "policies:manage"],
    summary: "When a call back counts as kept though nobody picked up.",
    response: CallbackRuleView,
    handler: (ctx) => showCallbackRule(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/callback-rule",
    access: "policies:manage",
    summary: "Gives that rule a new version.",
    body: CallbackRule,
    response: CallbackRuleView,
    handler: (ctx, { body }) => saveCallbackRule(ctx, body),
  }),
];
