import type { Locale } from "../../../shared/contract/common.ts";
import type { ArticleFigures, FeedbackView } from "../../../shared/contract/help.ts";
import type { DismissSearch, VainQuery, VainSearch, WriteForSearch } from "../../../shared/contract/help-searches.ts";
import type { Done, Page, PageQuery } from "./endpoint.ts";

type Wanted = { articleId?: number; helpful?: boolean };

export type HelpEndpoints = {
  "GET /api/v1/help/searches": { query: VainQuery; response: { items: VainSearch[] } };
  "GET /api/v1/help/searches.csv": { query: VainQuery; response: string };
  "POST /api/v1/help/searches/write": { body: WriteForSearch; response: { articleId: number; locale: Locale } };
  "POST /api/v1/help/searches/dismiss": { body: DismissSearch; response: Done };
  "GET /api/v1/help/feedback": { query: PageQuery & Wanted; response: Page<FeedbackView> };
  "GET /api/v1/help/feedback.csv": { query: Wanted; response: string };
  "GET /api/v1/help/figures": { query: { days?: number }; response: { items: ArticleFigures[] } };
};
