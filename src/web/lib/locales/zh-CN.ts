import { mergeAreas } from "./merge-areas.ts";

/** The texts of this language that the first view may show, as one object. Loaded only when the language is chosen. */
export const texts = mergeAreas(
  import.meta.glob(
    [
      "../../../shared/i18n/zh-CN/*.json",
      "!../../../shared/i18n/zh-CN/{mail,portal,cli,widget}*.json",
      // In zh-CN-rest.ts.
      "!../../../shared/i18n/zh-CN/{desk-audit,desk-next-date,desk-form,desk-call-menus,desk-permissions,desk-calendars,desk-policies,desk-people,desk-doctor,desk-board,desk-improvements,desk-causes-tree,desk-channels,community}.json",
    ],
    { eager: true, import: "default" },
  ),
);
