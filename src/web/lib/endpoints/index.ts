import type { AccountEndpoints } from "./accounts.ts";
import type { CalendarEndpoints } from "./calendars.ts";
import type { CallEndpoints } from "./calls.ts";
import type { CaseEndpoints } from "./cases.ts";
import type { ChannelEndpoints } from "./channels.ts";
import type { CommunityEndpoints } from "./community.ts";
import type { ConversationEndpoints } from "./conversations.ts";
import type { CustomerEndpoints } from "./customers.ts";
import type { FormEndpoints } from "./forms.ts";
import type { IdentityEndpoints } from "./identity.ts";
import type { MoneyEndpoints } from "./money.ts";
import type { NotificationEndpoints } from "./notifications.ts";
import type { PromiseEndpoints } from "./promises.ts";
import type { VoiceEndpoints } from "./voice.ts";

/** Every endpoint the desk calls, by "METHOD /path", with its shapes from shared/contract. Types only: it weighs nothing. */
export type Endpoints = AccountEndpoints &
  CalendarEndpoints &
  CallEndpoints &
  CaseEndpoints &
  ChannelEndpoints &
  CommunityEndpoints &
  ConversationEndpoints &
  CustomerEndpoints &
  IdentityEndpoints &
  FormEndpoints &
  MoneyEndpoints &
  NotificationEndpoints &
  PromiseEndpoints &
  VoiceEndpoints;

export type { Done, Page, PageQuery } from "./endpoint.ts";
