import { defineModule } from "../../kernel/define-module.ts";
import { forgetTellings } from "./forget-tellings.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes/alarms.ts";
import { tellAlarm } from "./ways/tell-alarm.ts";

/** How a ring reaches people who do not sit at the desk: mail, short messages, and the robots of chat groups. */
export const alarms = defineModule({
  name: "alarms",
  routes,
  jobs: [tellAlarm, forgetTellings],
  reactions,
});
