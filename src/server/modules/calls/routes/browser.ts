import { Done, IdParams } from "../../../../shared/contract/common.ts";
import {
  AnswerCall,
  AnsweredCall,
  AskCallback,
  BeginCall,
  BegunCall,
  CallerTurn,
  HangUpCall,
  LineState,
  LineTurn,
  RecordPiece,
  VoiceOffer,
} from "../../../../shared/contract/voice.ts";
import { route } from "../../../kernel/http/route.ts";
import { chatRoute, visitorOrNone, visitorRoute } from "../../chat/index.ts";
import { agentTurn } from "../browser/agent-line.ts";
import { answerHere } from "../browser/answer-here.ts";
import { askCallback } from "../browser/ask-callback.ts";
import { beginCall } from "../browser/begin-call.ts";
import { callerHangsUp, callerTurn } from "../browser/caller-line.ts";
import { recordPiece } from "../browser/record-piece.ts";
import { voiceOffer } from "../browser/voice-offer.ts";

const PIECE_LIMIT = 524_288;
/** Two descriptions and what goes with them. */
const TURN_LIMIT = 65_536;
const done = { ok: true as const };

/** What the widget asks for a call from the chat. */
const visitorRoutes = [
  chatRoute({
    method: "GET",
    path: "voice",
    summary: "Whether somebody can be called from this chat now.",
    perMinute: 600,
    response: VoiceOffer,
    handle: async (ctx, chat, _, { request }) => voiceOffer(ctx, chat, await visitorOrNone(ctx, chat, request)),
  }),
  visitorRoute({
    method: "POST",
    path: "calls",
    summary: "A visitor calls.",
    perMinute: 60,
    counts: "calls",
    body: BeginCall,
    response: BegunCall,
    handle: (ctx, { chat, visitor }, { body }) => beginCall(ctx, chat, visitor, body),
  }),
  visitorRoute({
    method: "POST",
    path: "calls/line",
    summary: "The visitor's page asks how its call stands, and tells what the other page needs to be connected.",
    perMinute: 6_000,
    counts: "lines",
    bodyLimit: TURN_LIMIT,
    body: CallerTurn,
    response: LineState,
    handle: (ctx, caller, { body }) => callerTurn(ctx, caller, body),
  }),
  visitorRoute({
    method: "POST",
    path: "calls/hang-up",
    summary: "The visitor hangs up.",
    perMinute: 300,
    counts: "lines",
    body: HangUpCall,
    response: Done,
    handle: async (ctx, caller, { body }) => {
      await callerHangsUp(ctx, caller, body);
      return done;
    },
  }),
  visitorRoute({
    method: "POST",
    path: "callbacks",
    summary: "The visitor wants to be called back.",
    perMinute: 30,
    counts: "callbacks",
    body: AskCallback,
    response: Done,
    handle: async (ctx, caller, { body }) => {
      await askCallback(ctx, caller, body);
      return done;
    },
  }),
];

/** What the desk's page asks of a call that it speaks itself. */
export const browserRoutes = [
  ...visitorRoutes,
  route({
    method: "POST",
    path: "/api/v1/calls/:id/answer",
    access: "calls:take",
    summary: "Answers a call from the chat in this page, or goes on with it here.",
    params: IdParams,
    body: AnswerCall,
    response: AnsweredCall,
    handler: (ctx, { params, body }) => answerHere(ctx, params.id, body.page),
  }),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/line",
    access: "calls:take",
    summary: "The page that speaks asks how the call stands, and tells what the caller's needs to be connected.",
    params: IdParams,
    bodyLimit: TURN_LIMIT,
    body: LineTurn,
    response: LineState,
    hidden: true,
    handler: (ctx, { params, body }) => agentTurn(ctx, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/record",
    access: "calls:take",
    summary: "Brings a piece of the recording of a call that is spoken in the browser.",
    params: IdParams,
    query: RecordPiece,
    rawBody: true,
    bodyLimit: PIECE_LIMIT,
    response: Done,
    hidden: true,
    handler: async (ctx, { params, query }, { request }) => {
      const content = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
      await recordPiece(ctx, params.id, query, content);
      return done;
    },
  }),
];
