import { Type } from "typebox";
import { Id, PageQuery, page } from "../../../../shared/contract/common.ts";
import { ArticleFigures, FeedbackView } from "../../../../shared/contract/help.ts";
import { readCursor, writeCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { articleFigures, exportFeedback, listFeedback } from "../feedback/desk.ts";

const Wanted = { articleId: Type.Optional(Id), helpful: Type.Optional(Type.Boolean()) };
const MOST_FIGURES = 200;

export const deskRoutes = [
  route({
    method: "GET",
    path: "/api/v1/help/feedback",
    access: "knowledge:read",
    summary: "What readers of the help site said of articles, newest first.",
    query: Type.Object({ ...PageQuery.properties, ...Wanted }),
    response: page(FeedbackView),
    handler: async (ctx, { query }) => {
      const { articleId = null, helpful = null, limit = 50 } = query;
      const place = readCursor(query.cursor, ["string", "number"]);
      const after = place && { at: place[0], id: place[1] };
      const rows = await listFeedback(ctx, { articleId, helpful, after, limit: limit + 1 });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const items = rows.slice(0, limit).map(({ place: _, ...row }) => row);
      return { items, next: last ? writeCursor([last.place, last.id]) : null };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/help/feedback.csv",
    access: "knowledge:publish",
    summary: "What readers of the help site said of articles, as CSV.",
    query: Type.Object(Wanted),
    handler: (ctx, { query: { articleId = null, helpful = null } }, { reply }) =>
      sendCsv(reply, "article-feedback.csv", exportFeedback(ctx, { articleId, helpful })),
  }),
  route({
    method: "GET",
    path: "/api/v1/help/figures",
    access: "knowledge:read",
    summary: "How often articles were read, helped, did not, and led to a message; the most troublesome first.",
    query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) }),
    response: Type.Object({ items: Type.Array(ArticleFigures) }),
    handler: async (ctx, { query }) => ({ items: await articleFigures(ctx, query.days ?? 30, MOST_FIGURES) }),
  }),
];
