import { defineModule } from "../../kernel/define-module.ts";
import "./channel-accounts/mailboxes-of-executives.ts";
import { gauges } from "./gauges.ts";
import { jobs } from "./jobs.ts";
import { reactions } from "./reactions.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { draftRoutes } from "./routes/drafts.ts";
import { fileRoutes } from "./routes/files.ts";
import { messageRoutes } from "./routes/messages.ts";
import { outboxRoutes } from "./routes/outbox.ts";
import { templateRoutes } from "./routes/templates.ts";

/** Messages in and out on every channel, and the accounts they go through. */
export const conversations = defineModule({
  name: "conversations",
  routes: [...messageRoutes, ...draftRoutes, ...fileRoutes, ...outboxRoutes, ...accountRoutes, ...templateRoutes],
  jobs,
  reactions,
  gauges,
});
