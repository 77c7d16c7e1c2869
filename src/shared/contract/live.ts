/**
 * GET /api/v1/live (WebSocket, cookie): `?since=<cursor>` resumes after the last event seen.
 * First comes `live.ready` with the present cursor, or `live.reset` before it when too much was missed: then reload.
 */
import { type Static, Type } from "typebox";
import { NullableId, NullableText, Time } from "./common.ts";

export const LiveEvent = Type.Object({
  cursor: Type.String(),
  type: Type.String(),
  at: Time,
  caseId: NullableId,
  customerId: NullableId,
  actor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
});
export type LiveEvent = Static<typeof LiveEvent>;

/** Not an event and not kept: who looks at a case, who types. */
export const PresenceNews = Type.Object({
  type: Type.Literal("presence"),
  caseId: Type.Integer(),
  viewers: Type.Array(
    Type.Object({ staff: Type.Object({ id: Type.Integer(), name: Type.String() }), state: Type.String() }),
  ),
  /** the customer is typing in a chat */
  customerTyping: Type.Optional(Type.Boolean()),
});
export type PresenceNews = Static<typeof PresenceNews>;
