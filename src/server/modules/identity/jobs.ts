import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { sendSignInCode } from "./codes/send-sign-in-code.ts";
import { forgetCodes } from "./store/codes.ts";

const MONTH_MS = 30 * 86_400_000;

/** Codes are forgotten once nobody asks any more who had them sent; what they proved stays. */
const forget = defineJob("identity.forget-codes", { schema: Type.Object({}), cron: "23 3 * * *" }, (ctx) =>
  forgetCodes(ctx.db, new Date(ctx.now().getTime() - MONTH_MS)),
);

export const jobs = [forget, sendSignInCode];
