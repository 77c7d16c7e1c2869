/**
 * GET    /api/v1/channel-kinds                      channels:manage  page(ChannelKind): forms are drawn from `fields`
 * GET    /api/v1/channel-accounts                   signed-in        page(ChannelAccountView) (without config for those who lack channels:manage)
 * POST   /api/v1/channel-accounts                   channels:manage  SaveChannelAccount → ChannelAccountView
 * PUT    /api/v1/channel-accounts/:id               channels:manage  SaveChannelAccount → ChannelAccountView (a secret left out stays)
 * DELETE /api/v1/channel-accounts/:id               channels:manage  Done (switches it off; its messages stay)
 * POST   /api/v1/channel-accounts/check             channels:manage  CheckChannelAccount → ChannelCheck (tries without saving)
 * GET    /api/v1/doctor                             system:read      DoctorReport
 * POST   /api/v1/channel-accounts/:id/round-trip    channels:manage  → RoundTrip (sends a test to itself)
 * GET    /api/v1/channel-accounts/:id/round-trip/:key channels:manage → RoundTrip
 * GET    /api/v1/intake                             intake:read      page(IntakeRow) ?state=pending|failed|refused|done
 * POST   /api/v1/intake/:id/retry                   intake:retry     → IntakeRow
 * GET    /api/v1/intake/:id/raw                     intake:read      the bytes as they came
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, Ref, Time } from "./common.ts";

export const AccountFieldView = Type.Object({
  name: Type.String(),
  kind: Type.String(),
  options: Type.Optional(Type.Array(Type.String())),
  required: Type.Optional(Type.Boolean()),
  secret: Type.Optional(Type.Boolean()),
  default: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  when: Type.Optional(Type.Object({ field: Type.String(), equals: Type.Union([Type.String(), Type.Boolean()]) })),
  group: Type.String(),
});
export const ChannelKind = Type.Object({
  name: Type.String(),
  /** false: the settings tell our own addresses */
  asksAddresses: Type.Boolean(),
  /** its providers keep templates */
  templates: Type.Boolean(),
  fields: Type.Array(AccountFieldView),
});
export type ChannelKind = Static<typeof ChannelKind>;

export const SaveChannelAccount = Type.Object({
  channel: Type.String(),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  brandId: Id,
  teamId: NullableId,
  /** the executive whose mailbox it is: what comes in is a letter to them; left out: as it was */
  addresseeId: Type.Optional(NullableId),
  addresses: Type.Array(Type.String({ maxLength: 254 }), { maxItems: 50 }),
  active: Type.Boolean(),
  config: Type.Record(Type.String(), Type.Unknown()),
});
export type SaveChannelAccount = Static<typeof SaveChannelAccount>;
/** `id`: of the account whose stored secrets stand for those that are left out */
export const CheckChannelAccount = Type.Object({ ...SaveChannelAccount.properties, id: Type.Optional(Id) });
export type CheckChannelAccount = Static<typeof CheckChannelAccount>;

export const ChannelHealth = Type.Object({
  state: Type.Union([Type.Literal("ok"), Type.Literal("failing"), Type.Literal("off"), Type.Literal("unknown")]),
  lastPollAt: NullableTime,
  lastMessageAt: NullableTime,
  lastSentAt: NullableTime,
  lastError: NullableText,
  lastErrorAt: NullableTime,
  details: Type.Record(Type.String(), Type.Unknown()),
});
export const ChannelAccountView = Type.Object({
  id: Id,
  channel: Type.String(),
  name: Type.String(),
  brand: Ref,
  team: NullableRef,
  addresseeId: NullableId,
  addresses: Type.Array(Type.String()),
  active: Type.Boolean(),
  canSend: Type.Boolean(),
  /** secrets are left out; `secretsSet` names those that are there */
  config: Type.Record(Type.String(), Type.Unknown()),
  secretsSet: Type.Array(Type.String()),
  /** where its provider is told to send what comes in; null where nothing comes that way, or who asks may not know */
  hookUrl: NullableText,
  /** what a shop pastes into its pages for this account; null where there is nothing to, or who asks may not know */
  snippet: NullableText,
  health: ChannelHealth,
});
export type ChannelAccountView = Static<typeof ChannelAccountView>;

export const ChannelCheck = Type.Object({
  ok: Type.Boolean(),
  steps: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String() })),
});
export const RoundTrip = Type.Object({
  key: Type.String(),
  sentAt: NullableTime,
  arrivedAt: NullableTime,
  error: NullableText,
});
export const DoctorReport = Type.Object({
  accounts: Type.Array(ChannelAccountView),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      ok: Type.Boolean(),
      detail: Type.String(),
      value: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  intake: Type.Object({
    pending: Type.Integer(),
    failed: Type.Integer(),
    refused: Type.Integer(),
    oldestPendingAt: NullableTime,
  }),
  outbox: Type.Object({ waiting: Type.Integer(), failed: Type.Integer() }),
});
export type DoctorReport = Static<typeof DoctorReport>;

export const IntakeRow = Type.Object({
  id: Id,
  account: NullableRef,
  state: Type.String(),
  externalId: Type.String(),
  error: NullableText,
  attempts: Type.Integer(),
  size: Type.Integer(),
  receivedAt: Time,
  doneAt: NullableTime,
  caseId: NullableId,
});
export type IntakeRow = Static<typeof IntakeRow>;
