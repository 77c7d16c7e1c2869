import { ensureAllTexts } from "../../../../lib/i18n.ts";

/** Fetches what stands beside a case. The route begins with it, so that it is there when the case is. */
export async function loadCaseSide() {
  const [{ CaseSide }] = await Promise.all([import("./case-side.tsx"), ensureAllTexts()]);
  return { default: CaseSide };
}
