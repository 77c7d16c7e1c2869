import { defineError } from "../../kernel/errors.ts";

export const callNotFound = defineError("calls.not_found", "not_found", "There is no call {id}.");
export const callNotYours = defineError("calls.not_yours", "forbidden", "Only who is on the call may do that.");
export const callOver = defineError("calls.over", "conflict", "This call is over.");
export const callNotNow = defineError("calls.not_now", "conflict", "The call is {state}: that cannot be done now.");
export const slotTaken = defineError(
  "calls.slot_taken",
  "conflict",
  "This time is no longer free. Choose another one.",
);
export const callTaken = defineError("calls.taken", "conflict", "Somebody else has taken this call.");
export const callUnfiled = defineError("calls.unfiled", "conflict", "The call has no case yet. Try again in a moment.");
export const telephoneMissing = defineError("calls.no_telephone", "invalid", "Say first where you are to be rung.");
export const telephoneBusy = defineError("calls.telephone_busy", "conflict", "Your telephone is in use.");
export const telephoneWrong = defineError(
  "calls.telephone_wrong",
  "invalid",
  "{address} is no telephone: a number, an extension, sip:… or client:….",
);
export const numberWrong = defineError("calls.number_wrong", "invalid", "{number} is no telephone number.");
export const numberMissing = defineError("calls.number_missing", "invalid", "We know no telephone number of theirs.");
export const calleeBlocked = defineError("calls.blocked", "forbidden", "This person is blocked.");
export const accountMissing = defineError("calls.no_account", "invalid", "There is no telephone account to call with.");
export const transferWrong = defineError("calls.transfer_wrong", "invalid", "Say one person, or one team.");
export const transferNobody = defineError("calls.transfer_nobody", "conflict", "Nobody there can take the call now.");
export const exchangeDeaf = defineError(
  "calls.takes_no_orders",
  "conflict",
  "{account} takes no orders from here: do it at the telephone.",
);
export const recordingMissing = defineError("calls.recording_missing", "not_found", "There is no such recording.");
export const menuFaulty = defineError("calls.menu_faulty", "invalid", "The menu has a fault at {node}: {fault}.");
export const exchangeRefused = defineError("calls.hook_refused", "forbidden", "This request is not let in: {reason}.");
export const voiceClosed = defineError("calls.voice_closed", "conflict", "Nobody can be called from this chat now.");
export const voiceRefused = defineError("calls.voice_refused", "forbidden", "We cannot take calls from here.");
export const voiceTooMuch = defineError(
  "calls.voice_too_much",
  "conflict",
  "There was too much to tell for one connection.",
);
export const voiceNotRecorded = defineError("calls.not_recorded", "conflict", "This call is not recorded here.");
