import { closeSolved } from "./close-solved.ts";
import { expireWaiting } from "./offers/expire-waiting.ts";
import { sendSolvedNotice } from "./send-solved-notice.ts";
import { wakeCase } from "./snooze-case.ts";

export const jobs = [wakeCase, closeSolved, sendSolvedNotice, expireWaiting];
