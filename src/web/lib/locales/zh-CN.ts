import { mergeAreas } from "./merge-areas.ts";

/** Every text of this language that the desk may show, as one object. Loaded only when the language is chosen. */
export const texts = mergeAreas(
  import.meta.glob(["../../../shared/i18n/zh-CN/*.json", "!../../../shared/i18n/*/{mail,portal,cli}*.json"], {
    eager: true,
    import: "default",
  }),
);
