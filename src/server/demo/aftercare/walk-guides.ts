import { packForm } from "../line.ts";
import type { Stage } from "../stage.ts";

const NO_POWER = "/guide/device-does-not-switch-on";
/** What customers pressed who looked for the fault by themselves; who stops before the end left. */
const walks: readonly { path: string; lang: "zh-CN" | "en"; answers: readonly string[] }[] = [
  { path: NO_POWER, lang: "zh-CN", answers: ["none", "yes", "yes", "yes"] },
  { path: NO_POWER, lang: "zh-CN", answers: ["steady", "yes", "yes"] },
  { path: NO_POWER, lang: "en", answers: ["blinks", "yes", "yes"] },
  { path: NO_POWER, lang: "zh-CN", answers: ["none", "no", "damaged"] },
  { path: NO_POWER, lang: "en", answers: ["blinks", "no"] },
  { path: NO_POWER, lang: "zh-CN", answers: ["steady", "yes", "no"] },
];

/** Customers find the fault by the guides, on pages without a script. */
export async function walkGuides(stage: Stage): Promise<void> {
  for (const [place, { path, lang, answers }] of walks.entries()) {
    const from = `203.0.113.${60 + place}`;
    const post = async (to: string, fields: Record<string, string>) => {
      const answer = await stage.line({ method: "POST", path: to, from, ...(await packForm(fields, [])) });
      if (answer.status !== 303) throw new Error(`A guide could not be walked: ${answer.status}`);
      return answer.headers.get("location")!;
    };
    let at = await post(`${path}?lang=${lang}`, {});
    for (const value of answers) {
      const page = await stage.line({ method: "GET", path: at, from });
      const step = /name="step" value="(\d+)"/.exec(page.text)![1]!;
      at = await post(at, { step, value });
    }
  }
}
