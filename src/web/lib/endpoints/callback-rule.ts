import type { CallbackRule, CallbackRuleView } from "../../../shared/contract/callback-rule.ts";

export type CallbackRuleEndpoints = {
  "GET /api/v1/callback-rule": { response: CallbackRuleView };
  "PUT /api/v1/callback-rule": { body: CallbackRule; response: CallbackRuleView };
};
