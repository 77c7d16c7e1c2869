import { mergeAreas } from "./merge-areas.ts";

/** The texts of this language that only pages need which are fetched when they are opened. */
export const texts = mergeAreas(
  import.meta.glob(
    "../../../shared/i18n/en/{desk-audit,desk-next-date,desk-form,desk-call-menus,desk-permissions,desk-calendars,desk-policies,desk-people,desk-doctor,desk-board,desk-improvements,desk-causes-tree,desk-channels,community}.json",
    { eager: true, import: "default" },
  ),
);
