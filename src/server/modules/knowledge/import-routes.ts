import { ImportKnowledge, ImportReport } from "../../../shared/contract/knowledge-articles.ts";
import { route } from "../../kernel/http/route.ts";
import { importContent } from "./import/read-content.ts";

export const importRoutes = [
  route({
    method: "POST",
    path: "/api/v1/knowledge/import",
    access: "knowledge:manage",
    summary: "Brings in another help centre's export, a Markdown file, a table or a web page; `dryRun` only reports.",
    bodyLimit: 21 * 1_048_576,
    perMinute: 20,
    body: ImportKnowledge,
    response: ImportReport,
    handler: (ctx, { body }) => importContent(ctx, body),
  }),
];
