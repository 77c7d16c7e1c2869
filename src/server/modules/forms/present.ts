import type { FormView } from "../../../shared/contract/forms.ts";
import { sayLabel } from "../../../shared/forms/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { brandRefs } from "../brands/index.ts";
import { countSubmissions } from "../conversations/index.ts";
import type { FormFacts } from "./store.ts";

/** Forms for the desk. */
export async function presentForms(ctx: Ctx, rows: readonly FormFacts[]): Promise<FormView[]> {
  const ids = (of: (row: FormFacts) => number) => [...new Set(rows.map(of))];
  const [brands, submissions] = await Promise.all([
    brandRefs(
      ctx,
      ids(({ brandId }) => brandId),
    ),
    countSubmissions(
      ctx,
      ids(({ id }) => id),
    ),
  ]);
  return rows.map(({ archivedAt, updatedAt, ...row }) => {
    const url = `${ctx.config.url}/f/${row.slug}`;
    return {
      ...row,
      brand: brands.get(row.brandId) ?? { id: row.brandId, name: `#${row.brandId}` },
      archived: archivedAt !== null,
      submissions: submissions.get(row.id) ?? 0,
      url,
      snippet: snippetOf(url, sayLabel(row.spec.title, "zh-CN")),
      updatedAt: updatedAt.toISOString(),
    };
  });
}

/** What a shop pastes into its pages. */
function snippetOf(url: string, title: string): string {
  const named = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<iframe src="${url}?embed=1" title="${named}" loading="lazy" style="width:100%;height:46rem;border:0"></iframe>`;
}
