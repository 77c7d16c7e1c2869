import { fileURLToPath } from "node:url";
import type { Ctx } from "../kernel/ctx.ts";
import { importKnowledge, readMarkdownFolder } from "../modules/knowledge/index.ts";

/** What the shop tells its customers and its own people: brought in as any shop would bring in a folder. */
export async function fillKnowledge(ctx: Ctx): Promise<void> {
  const found = await readMarkdownFolder(fileURLToPath(new URL("./knowledge", import.meta.url)), "zh-CN");
  await importKnowledge(ctx, found, { source: "markdown", dryRun: false, publish: true });
}
