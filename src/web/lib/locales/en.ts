import { mergeAreas } from "./merge-areas.ts";

/** The texts of this language that the first view may show, as one object. Loaded only when the language is chosen. */
export const texts = mergeAreas(
  import.meta.glob(
    [
      "../../../shared/i18n/en/*.json",
      "!../../../shared/i18n/en/{mail,portal,cli,widget}*.json",
      // In en-rest.ts.
      "!../../../shared/i18n/en/{alarms,board,calendars,callbacks,calls,causes,chat,claims,cobrowse,community,customers,desk-alarms,desk-audit,desk-board,desk-brands,desk-brief,desk-calendars,desk-call-menus,desk-causes-tree,desk-channels,desk-cobrowse,desk-community,desk-complaint,desk-doctor,desk-flows,desk-form,desk-general,desk-help,desk-improvements,desk-intake,desk-keys,desk-knowledge,desk-macros,desk-model,desk-money,desk-next-date,desk-orders,desk-outbox,desk-people,desk-permissions,desk-policies,desk-profile,desk-proof,desk-robot,desk-roles,desk-rules,desk-self-service,desk-settings-overview,desk-solutions,desk-synonyms,desk-teams,desk-views,desk-webhooks,disputes,executives,flows,forms,help,identity,intake,knowledge,models,orders,partners,remedies,robot,rules,service-levels,simulation,solutions,turns}.json",
    ],
    { eager: true, import: "default" },
  ),
);
