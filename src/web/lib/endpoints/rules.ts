import type {
  DryRun,
  FiringView,
  RuleSettings,
  RuleTest,
  RuleVersion,
  RuleView,
  SaveRule,
} from "../../../shared/contract/rules.ts";
import type { NewWebhook, SaveWebhook, WebhookDelivery, WebhookView } from "../../../shared/contract/webhooks.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type RuleEndpoints = {
  "GET /api/v1/rules": { query: PageQuery; response: Page<RuleView> };
  "POST /api/v1/rules": { body: SaveRule; response: RuleView };
  "PUT /api/v1/rules/:id": { params: ById; body: SaveRule; response: RuleView };
  "DELETE /api/v1/rules/:id": { params: ById; response: Done };
  "POST /api/v1/rules/:id/place": { params: ById; body: { before: number | null }; response: Done };
  "GET /api/v1/rules/:id/versions": { params: ById; query: PageQuery; response: Page<RuleVersion> };
  "POST /api/v1/rules/:id/restore": { params: ById; body: { version: number }; response: RuleView };
  "POST /api/v1/rules/dry-run": { body: { rule: SaveRule; days: number }; response: DryRun };
  "POST /api/v1/rules/test": { body: { rule: SaveRule; caseId: number }; response: RuleTest };
  "GET /api/v1/rule-firings": {
    query: PageQuery & { ruleId?: number; caseId?: number; state?: FiringView["state"] };
    response: Page<FiringView>;
  };
  "POST /api/v1/rule-firings/:id/retry": { params: ById; response: FiringView };
  "GET /api/v1/rule-settings": { response: RuleSettings };
  "PUT /api/v1/rule-settings": { body: RuleSettings; response: RuleSettings };
  "GET /api/v1/webhooks": { query: PageQuery; response: Page<WebhookView> };
  "POST /api/v1/webhooks": { body: SaveWebhook; response: NewWebhook };
  "PUT /api/v1/webhooks/:id": { params: ById; body: SaveWebhook; response: WebhookView };
  "DELETE /api/v1/webhooks/:id": { params: ById; response: Done };
  "POST /api/v1/webhooks/:id/secret": { params: ById; response: NewWebhook };
  "POST /api/v1/webhooks/:id/try": { params: ById; response: WebhookDelivery };
  "GET /api/v1/webhooks/:id/deliveries": { params: ById; query: PageQuery; response: Page<WebhookDelivery> };
};
