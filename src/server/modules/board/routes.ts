import { Type } from "typebox";
import { Board, BoardPromise, BoardPromisesQuery, BoardQuery } from "../../../shared/contract/board.ts";
import { Locale, page } from "../../../shared/contract/common.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { exportBoard, exportBoardPromises } from "./export-board.ts";
import { listBoardPromises } from "./list-board-promises.ts";
import { readBoard } from "./read-board.ts";

const InLocale = { locale: Type.Optional(Locale) };

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/board",
    access: "promises:read",
    summary: "What became of promises: one's own, or everybody's for who reads reports.",
    query: Type.Object({ ...BoardQuery.properties, ...InLocale }),
    response: Board,
    handler: (ctx, { query: { locale, ...query } }) => readBoard(ctx, query, locale ?? "en"),
  }),
  route({
    method: "GET",
    path: "/api/v1/board/promises",
    access: "promises:read",
    summary: "The promises behind a figure of the board, newest first.",
    query: BoardPromisesQuery,
    response: page(BoardPromise),
    handler: (ctx, { query }) => listBoardPromises(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/board.csv",
    access: "reports:read",
    summary: "The board as CSV.",
    query: Type.Object({ ...BoardQuery.properties, ...InLocale }),
    handler: (ctx, { query: { locale, ...query } }, { reply }) =>
      sendCsv(reply, "board.csv", exportBoard(ctx, query, locale ?? "en")),
  }),
  route({
    method: "GET",
    path: "/api/v1/board/promises.csv",
    access: "reports:read",
    summary: "The promises behind a figure as CSV.",
    query: BoardPromisesQuery,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "promises.csv", exportBoardPromises(ctx, query)),
  }),
];
