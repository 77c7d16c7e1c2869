import "../../src/server/app.ts";
import { errorsMarkdown, eventsMarkdown } from "./catalogue-pages.ts";
import { requirements } from "./requirements.ts";
import { requirementsMarkdown } from "./requirements-page.ts";
import { envExample, settingsMarkdown } from "./settings-pages.ts";

/** Every generated file that needs no database, by its path. The schema's two are made by `generate-schema.ts`. */
export async function generatedFiles(root: string): Promise<Record<string, string>> {
  return {
    ".env.example": envExample(),
    "docs/settings.md": settingsMarkdown(),
    "docs/errors.md": errorsMarkdown(),
    "docs/events.md": eventsMarkdown(),
    "docs/requirements.md": requirementsMarkdown(requirements, root),
  };
}
