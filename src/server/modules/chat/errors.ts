import { defineError } from "../../kernel/errors.ts";

export const chatNotBuilt = defineError("chat.not_built", "unavailable", "The chat is not built: npm start builds it.");
export const chatUnknown = defineError("chat.unknown", "not_found", "There is no such chat.");
export const chatPassWrong = defineError("chat.pass_wrong", "unauthenticated", "This pass is not valid here.");
export const chatForeign = defineError("chat.foreign", "forbidden", "The chat is spoken only from its own page.");
export const signatureWrong = defineError("chat.signature_wrong", "forbidden", "The shop did not sign this user.");
export const chatEmpty = defineError("chat.empty", "invalid", "There is nothing in this message.");
export const chatMailWrong = defineError("chat.mail_wrong", "invalid", "{address} is not a mail address.");
export const chatRefused = defineError("chat.refused", "forbidden", "We cannot take messages from here.");
