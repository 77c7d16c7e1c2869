import { Type } from "typebox";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { expireOffers } from "./answer-offer.ts";

/** Ends offers that nobody answered, a minute late at most. */
export const expireWaiting = defineJob(
  "cases.expire-offers",
  { schema: Type.Object({}), cron: "* * * * *" },
  expireOffers,
);
