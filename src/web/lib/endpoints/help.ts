import type { ArticleFigures, FeedbackView } from "../../../shared/contract/help.ts";
import type { Page, PageQuery } from "./endpoint.ts";

type Wanted = { articleId?: number; helpful?: boolean };

export type HelpEndpoints = {
  "GET /api/v1/help/feedback": { query: PageQuery & Wanted; response: Page<FeedbackView> };
  "GET /api/v1/help/feedback.csv": { query: Wanted; response: string };
  "GET /api/v1/help/figures": { query: { days?: number }; response: { items: ArticleFigures[] } };
};
