/**
 * What customers see. Pages are rendered on the server from these shapes; nothing else of a case is in them.
 *
 * GET  /                      public   the shop's help page with its first form
 * GET  /f/:slug               public   a form; in a frame of the pages that it allows
 * POST /f/:slug               public   what was filled in (multipart); answers with a receipt
 * GET  /follow                public   coming back to what was sent without a name
 * POST /follow                public   number and code (multipart); leads to the page of the case
 * GET  /received/:token       public   what somebody sent by the form, and when we answer; nothing that was said after
 * GET  /c/:token              public   the customer's page of one case, by signed link
 * POST /c/:token/reply        public   a reply (multipart)
 * POST /c/:token/callback     public   being called back: number and slot (multipart)
 * POST /c/:token/promises/:id/dispute  public   "this did not happen"
 * GET  /c/:token/files/:id    public   an attachment of that case
 * GET  /c/:token/live         public   when something new is there (JSON: PortalPulse)
 */
import { type Static, Type } from "typebox";
import { CaseCategory } from "./cases.ts";
import type { PartnerClaimPage } from "./claims.ts";
import { Id, Locale, NullableText, NullableTime, Time } from "./common.ts";
import type { CommunityPage } from "./community.ts";
import { DisputeOutcome } from "./disputes.ts";
import type { FormSpec } from "./forms.ts";
import type { GuidePage } from "./guides.ts";
import type { HelpPage } from "./help.ts";
import { CustomerOrder } from "./orders.ts";
import type { ClosingPage, PortalComplaint, RatingPage } from "./portal-complaints.ts";
import { PromiseState } from "./promises.ts";
import { RemedyKind } from "./remedies.ts";
import { TurnTime } from "./turns.ts";

export const PortalBrand = Type.Object({
  name: Type.String(),
  accent: Type.String(),
  locale: Locale,
  timeZone: Type.String(),
});
export const PortalPromise = Type.Object({
  id: Id,
  kind: Type.String(),
  words: NullableText,
  state: PromiseState,
  startedAt: Time,
  /** of a window: when it begins */
  notBefore: NullableTime,
  dueAt: NullableTime,
  settledAt: NullableTime,
  /** what was said to show that it was kept; null where an answer or a solution kept it */
  evidence: NullableText,
  /** the customer said: this did not happen */
  disputed: Type.Boolean(),
  /** what came of that; left out until somebody answered */
  dispute: Type.Optional(Type.Object({ outcome: DisputeOutcome, reason: NullableText })),
});
export const PortalMessage = Type.Object({
  id: Id,
  from: Type.Union([Type.Literal("you"), Type.Literal("us")]),
  name: Type.String(),
  text: Type.String(),
  at: Time,
  channel: Type.String(),
  attachments: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), url: NullableText })),
});
/** What the customer was given to make good; amounts are whole minor units. */
export const PortalRemedy = Type.Object({
  id: Id,
  kind: RemedyKind,
  amount: Type.Integer(),
  currency: Type.String(),
  couponCode: NullableText,
  carriedOutAt: NullableTime,
});
export type PortalRemedy = Static<typeof PortalRemedy>;
export const PortalCase = Type.Object({
  id: Id,
  subject: Type.String(),
  category: CaseCategory,
  openedAt: Time,
  handledBy: NullableText,
  messages: Type.Array(PortalMessage),
  promises: Type.Array(PortalPromise),
  /** where the working time went; empty where nobody but us had the next move */
  turns: Type.Optional(Type.Array(TurnTime)),
  remedies: Type.Array(PortalRemedy),
  /** orders that the case is about */
  orders: Type.Array(CustomerOrder),
});
export type PortalCase = Static<typeof PortalCase>;
export const PortalPulse = Type.Object({
  lastMessageId: Type.Union([Id, Type.Null()]),
  version: Type.Integer(),
  nextDueAt: NullableTime,
  /** how many promises are settled */
  settled: Type.Integer(),
});

/** What every page of the portal knows. */
export type PortalFrame = {
  brand: Static<typeof PortalBrand>;
  locale: Locale;
  /** where the same page stands in the other language */
  otherLocaleUrl: string;
  /** the built files of the pages */
  assets: { script: string | null; style: string };
  nonce: string;
  now: string;
  /** where else this brand's customers may go */
  links: { href: string; text: string }[];
  /** It stands in a frame of somebody else's page: no head and no foot. */
  embedded: boolean;
};

/** A form as customers see it. */
export type PortalForm = {
  slug: string;
  title: FormSpec["title"];
  intro: FormSpec["intro"];
  kind: FormSpec["kind"];
  fields: FormSpec["fields"];
  anonymous: boolean;
  /** to whom a letter can be written */
  executives: { id: number; name: string; title: FormSpec["title"] }[];
};

/** What stands in a form. */
export type TypedForm = { values: Record<string, string[]>; anonymous: boolean; executive: number | null };

/** Being called back: the times that are free, and what was typed. */
export type PortalCallback = {
  slots: { at: string; until: string }[];
  /** a call is promised already: another time moves it */
  promised: boolean;
  typed: { number: string; slot: string };
  fault: FormFault | null;
};

/** What went wrong with a form; what was typed stands in it again. */
export type FormFault = { field: string | null; message: string };

/** One page of the portal, ready to be rendered. */
export type PortalPage =
  | {
      page: "form";
      form: PortalForm;
      /** the brand's help page, which begins with it */
      isHome: boolean;
      /** the brand's other forms */
      others: { slug: string; title: FormSpec["title"]; kind: FormSpec["kind"] }[];
      typed: TypedForm;
      faults: FormFault[];
      /** files were with it, which browsers do not keep */
      filesLost: boolean;
      formKey: string;
      /** a walk through a guide, whose answers go with it */
      walk?: { token: string; name: string } | null;
      /** what they had read before they came here */
      article?: { id: number; title: string } | null;
    }
  | { page: "follow"; number: string; fault: FormFault | null }
  /** where the six digits of an invitation to show one's page are typed */
  | { page: "share" }
  | {
      page: "case";
      token: string;
      case: PortalCase;
      complaint: PortalComplaint;
      pulse: Static<typeof PortalPulse>;
      typed: string;
      fault: FormFault | null;
      formKey: string;
      callback?: PortalCallback | null;
    }
  | {
      page: "receipt";
      number: number;
      /** null where nobody knows who sent it */
      address: string | null;
      /** by which somebody whom nobody knows comes back; shown for an hour */
      code: string | null;
      confirmation: FormSpec["confirmation"];
      message: PortalCase["messages"][number];
      promises: PortalCase["promises"];
    }
  | RatingPage
  | ClosingPage
  | { page: "gone" }
  | PartnerClaimPage
  | GuidePage
  | HelpPage
  | CommunityPage;
