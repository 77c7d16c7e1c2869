import { PageQuery, page } from "../../../../shared/contract/common.ts";
import { BookEntryView, TrialBalance } from "../../../../shared/contract/remedies.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { exportTrialBalance, listBook, trialBalance } from "../books/read-books.ts";

export const bookRoutes = [
  route({
    method: "GET",
    path: "/api/v1/books/trial-balance",
    access: "books:read",
    summary: "What stands on each account of the books, by currency and partner.",
    response: TrialBalance,
    handler: (ctx) => trialBalance(ctx),
  }),
  route({
    method: "GET",
    path: "/api/v1/books/trial-balance/export",
    access: "books:read",
    summary: "The trial balance as CSV.",
    handler: (ctx, _, { reply }) => sendCsv(reply, "trial-balance.csv", exportTrialBalance(ctx)),
  }),
  route({
    method: "GET",
    path: "/api/v1/books/entries",
    access: "books:read",
    summary: "Entries of the books with their lines, newest first.",
    query: PageQuery,
    response: page(BookEntryView),
    handler: (ctx, { query }) => listBook(ctx, query),
  }),
];
