import {
  type ChannelAccount,
  HookRefused,
  type HookRequest,
  type LineEnd,
  type LineNews,
} from "../../../kernel/channel/index.ts";
import { type Form, readForm } from "../../toolkit/twilio/form.ts";
import { isFromTwilio } from "../../toolkit/twilio/signature.ts";
import { twilioConfigOf } from "../account-config.ts";

const SID = /^[A-Za-z0-9]{4,64}$/;
const NUMBER = /^\d{1,15}$/;

/** What Twilio asks or tells, by the step that stands in the address we gave it. @throws HookRefused */
export function understandTwilio(request: HookRequest, account: ChannelAccount): LineNews {
  if (!isFromTwilio(request, twilioConfigOf(account).authToken)) {
    throw new HookRefused("the signature is not that of our account");
  }
  const form = readForm(request.body);
  const { step = "", ref = null, turn, room = null } = request.query;
  if (ref !== null && !NUMBER.test(ref)) throw new HookRefused("the address names no telephone that we rang");
  const line = form.CallSid ?? "";
  // What was recorded in a room is told of the room, not of a line.
  if (step === "recording") return recordingOf(form, line, room);
  if (!SID.test(line)) throw new HookRefused("the form names no call");
  switch (step) {
    case "":
      return firstOf(form, line);
    case "keys":
      return {
        kind: "keys",
        line,
        keys: `${form.Digits ?? ""}${form.FinishedOnKey === "#" ? "#" : ""}`,
        turn: NUMBER.test(turn ?? "") ? Number(turn) : null,
      };
    case "waits":
      return { kind: "waits", line, keys: form.Digits ?? "" };
    case "left":
      // The number itself need not be set to tell us of ends: who waited and hung up is told of here.
      return form.QueueResult === "hangup"
        ? { kind: "over", line, ref: null, how: "completed" }
        : { kind: "left", line };
    case "recorded":
      return { kind: "recorded", line };
    case "picked-up":
      return ref === null ? { kind: "nothing", line } : { kind: "picked-up", line, ref };
    case "status":
      return statusOf(form, line, ref);
    default:
      throw new HookRefused(`there is no step ${step.slice(0, 20)}`);
  }
}

/** The number's own address: somebody calls; or, where it was also given for that, how the call ended. */
function firstOf(form: Form, line: string): LineNews {
  const isOver = form.CallStatus !== undefined && form.CallStatus in ENDS;
  if (isOver) return statusOf(form, line, null);
  return { kind: "called", line, from: form.From ?? null, to: form.To ?? "" };
}

const ENDS: Record<string, LineEnd> = {
  completed: "completed",
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed",
  canceled: "cancelled",
};

function statusOf(form: Form, line: string, ref: string | null): LineNews {
  const how = ENDS[form.CallStatus ?? ""];
  return how ? { kind: "over", line, ref, how } : { kind: "nothing", line };
}

function recordingOf(form: Form, line: string, room: string | null): LineNews {
  const { RecordingSid: id, RecordingUrl: url, RecordingStatus: status = "completed", RecordingDuration } = form;
  if (!id || !SID.test(id) || !url || url.length > 1_000 || status !== "completed") return { kind: "nothing", line };
  const seconds = NUMBER.test(RecordingDuration ?? "") ? Number(RecordingDuration) : null;
  return { kind: "recording", line, room, recording: { id, url, seconds } };
}
