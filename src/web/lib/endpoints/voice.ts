import type { Static } from "typebox";
import type { AnswerCall, AnsweredCall, LineState, LineTurn } from "../../../shared/contract/voice.ts";
import type { ById } from "./endpoint.ts";

/** Calls from the chat that are spoken in the desk; recordings are brought as they are, and not through the client. */
export type VoiceEndpoints = {
  "POST /api/v1/calls/:id/answer": { params: ById; body: Static<typeof AnswerCall>; response: AnsweredCall };
  "POST /api/v1/calls/:id/line": { params: ById; body: LineTurn; response: LineState };
};
