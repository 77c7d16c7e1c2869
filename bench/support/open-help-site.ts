import { modules } from "../../src/server/app.ts";
import { createServer } from "../../src/server/kernel/http/create-server.ts";
import { authenticate, mountAuth } from "../../src/server/modules/accounts/index.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { serveWeb } from "../../src/server/serve-web.ts";
import { freePorts } from "../../test/support/free-ports.ts";
import { openBenchDesk } from "./open-bench-desk.ts";

const SECTIONS = ["准备工作", "第一步", "第二步", "常见问题", "仍未解决"];

/** A help site with some articles of usual length, on a port of this machine. */
export async function openHelpSite(articles: number) {
  const [port] = (await freePorts(1)) as [number];
  const url = `http://localhost:${port}`;
  const desk = await openBenchDesk({ KEEPWORD_URL: url, PORT: String(port) });
  const { ctx } = desk;
  const paths: string[] = [];
  for (let n = 1; n <= articles; n++) {
    const title = `净水器滤芯第 ${n} 种型号怎么更换`;
    const body = SECTIONS.map((name) => `## ${name}\n\n${`关掉进水阀，逆时针旋下第 ${n} 号旧滤芯。`.repeat(6)}`).join(
      "\n\n",
    );
    const words = { title, summary: "五分钟就能换好，不需要工具。", body };
    const articleId = await createArticle(ctx, { locale: "zh-CN", words });
    await publishDraft(ctx, { articleId, locale: "zh-CN" });
    const { slug } = await ctx.db
      .selectFrom("knowledgeEditions")
      .select("slug")
      .where("articleId", "=", articleId)
      .executeTakeFirstOrThrow();
    paths.push(`/help/${encodeURIComponent(slug)}?lang=zh-CN`);
  }
  const app = await createServer({
    ctx,
    log: ctx.log,
    // What is measured is asked for more often than one visitor may.
    routes: modules.flatMap(({ routes }) => (routes ?? []).map(({ perMinute: _, ...route }) => route)),
    authenticate: (request) => authenticate(ctx, request),
    trustProxy: "",
    extend: async (scope) => {
      await mountAuth(scope, ctx);
      await serveWeb(scope, url);
    },
  });
  await app.listen({ port, host: "localhost" });
  return {
    url,
    paths,
    async close() {
      await app.close();
      await desk.close();
    },
  };
}
