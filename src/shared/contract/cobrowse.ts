/**
 * Looking at a customer's page with them. Nothing of what is seen is kept.
 *
 * GET  /api/v1/cases/:id/cobrowse     cobrowse:use   CaseCobrowse: whether it can be offered, and the newest session
 * POST /api/v1/cases/:id/cobrowse     cobrowse:use   → CobrowseInvitation (an older invitation that nobody took is withdrawn)
 * POST /api/v1/cobrowse/:id/end       cobrowse:use   → CobrowseView
 * POST /api/v1/cobrowse/:id/solved    cobrowse:use   JudgeCobrowse → CobrowseView
 * GET  /api/v1/cobrowse/report        reports:read   CobrowseReportQuery → CobrowseReport; report.csv is the same
 * GET  /api/v1/cobrowse/settings      policies:manage, PUT the same: CobrowseSettings
 * WebSocket /api/v1/cobrowse/:id/live the agent's line
 *
 * Of customers, from our own pages only:
 * POST /share/look                    LookAtShare → ShareOffer
 * POST /share/consent                 ShareConsent → SharePass
 * POST /share/decline                 ShareCode → Done
 * POST /share/:id/end                 Bearer key → Done
 * WebSocket /share/:id/live           the page's line; subprotocols `keepword` and the key
 */
import { type Static, Type } from "typebox";
import { Id, Locale, Names, NullableText, NullableTime, Time } from "./common.ts";

export const endedBy = ["agent", "customer", "left", "silence", "limit", "declined", "expired", "withdrawn"] as const;
export const EndedBy = Type.Enum([...endedBy]);
export type EndedBy = Static<typeof EndedBy>;

export const CobrowseView = Type.Object({
  id: Id,
  caseId: Id,
  agent: Type.Object({ id: Id, name: Type.String() }),
  state: Type.Enum(["invited", "live", "ended"]),
  invitedAt: Time,
  expiresAt: Time,
  consentedAt: NullableTime,
  host: NullableText,
  endedAt: NullableTime,
  endedBy: Type.Union([EndedBy, Type.Null()]),
  /** the matter was solved without a visit, as whoever looked says */
  solved: Type.Union([Type.Boolean(), Type.Null()]),
});
export type CobrowseView = Static<typeof CobrowseView>;

export const CaseCobrowse = Type.Object({
  enabled: Type.Boolean(),
  session: Type.Union([CobrowseView, Type.Null()]),
});
export type CaseCobrowse = Static<typeof CaseCobrowse>;

export const CobrowseInvitation = Type.Object({
  session: CobrowseView,
  /** six digits, told once */
  code: Type.String(),
  /** where they are typed, with the digits behind the # */
  url: Type.String(),
  /** the customer got it in their chat already */
  sent: Type.Boolean(),
});
export type CobrowseInvitation = Static<typeof CobrowseInvitation>;

export const JudgeCobrowse = Type.Object({ solved: Type.Boolean() });

export const CobrowseSettings = Type.Object({ enabled: Type.Boolean() });
export type CobrowseSettings = Static<typeof CobrowseSettings>;

export const CobrowseReportQuery = Type.Object({ from: Type.Optional(Time), to: Type.Optional(Time) });
export type CobrowseReportQuery = Static<typeof CobrowseReportQuery>;
/** How somebody was helped from afar: their page was looked at with them, or they walked a flow that finds the fault. */
export const remoteMeans = ["screen", "flow"] as const;
/** How often, and of those with an answer how many were solved: who said nothing is counted in neither. */
export const RemoteHelpFigures = Type.Object({
  times: Type.Integer(),
  judged: Type.Integer(),
  solved: Type.Integer(),
});
export type RemoteHelpFigures = Static<typeof RemoteHelpFigures>;
export const CobrowseReport = Type.Object({
  total: RemoteHelpFigures,
  byMeans: Type.Object({ screen: RemoteHelpFigures, flow: RemoteHelpFigures }),
  items: Type.Array(
    Type.Object({
      means: Type.Enum([...remoteMeans]),
      ...RemoteHelpFigures.properties,
      /** `2026-11`, in the company's time zone */
      month: Type.String(),
      product: NullableText,
      cause: Type.Union([Type.Object({ id: Id, names: Names }), Type.Null()]),
    }),
  ),
});
export type CobrowseReport = Static<typeof CobrowseReport>;

const Code = Type.String({ pattern: "^\\d{6}$" });
export const ShareCode = Type.Object({ code: Code });
export const LookAtShare = Type.Object({ code: Code, locale: Locale });
export const ShareConsent = Type.Object({ code: Code, host: Type.String({ maxLength: 253 }) });
/** Who asks to look. */
export const ShareOffer = Type.Object({ agent: Type.String(), brand: Type.String(), expiresAt: Time });
export type ShareOffer = Static<typeof ShareOffer>;
export const SharePass = Type.Object({ id: Id, key: Type.String(), agent: Type.String(), since: Time, until: Time });
export type SharePass = Static<typeof SharePass>;

/** What a page is told by its line, besides that the line is there. */
export type ToPage =
  | { t: "snapshot" }
  | { t: "watched"; on: boolean }
  | { t: "pointer" | "ring"; x: number; y: number }
  | { t: "ended"; by: EndedBy };
/** What the agent's line says besides frames, which are `e` and an array of rrweb's events. */
export type ToAgent = { t: "page"; on: boolean } | { t: "ended"; by: EndedBy };
