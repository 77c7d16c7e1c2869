import type { AccountEndpoints } from "./accounts.ts";
import type { AlarmEndpoints } from "./alarms.ts";
import type { CalendarEndpoints } from "./calendars.ts";
import type { CallbackRuleEndpoints } from "./callback-rule.ts";
import type { CallEndpoints } from "./calls.ts";
import type { CareEndpoints } from "./care.ts";
import type { CaseEndpoints } from "./cases.ts";
import type { CauseEndpoints } from "./causes.ts";
import type { ChannelEndpoints } from "./channels.ts";
import type { CobrowseEndpoints } from "./cobrowse.ts";
import type { CommunityEndpoints } from "./community.ts";
import type { ComplaintEndpoints } from "./complaints.ts";
import type { ConversationEndpoints } from "./conversations.ts";
import type { CustomerEndpoints } from "./customers.ts";
import type { DisputeEndpoints } from "./disputes.ts";
import type { FlowEndpoints } from "./flows.ts";
import type { FormEndpoints } from "./forms.ts";
import type { HelpEndpoints } from "./help.ts";
import type { IdentityEndpoints } from "./identity.ts";
import type { KnowledgeEndpoints } from "./knowledge.ts";
import type { ModelEndpoints } from "./models.ts";
import type { MoneyEndpoints } from "./money.ts";
import type { NextDateEndpoints } from "./next-dates.ts";
import type { NotificationEndpoints } from "./notifications.ts";
import type { OrderEndpoints } from "./orders.ts";
import type { PromiseEndpoints } from "./promises.ts";
import type { RobotEndpoints } from "./robot.ts";
import type { RuleEndpoints } from "./rules.ts";
import type { SelfServiceEndpoints } from "./self-service.ts";
import type { SimulationEndpoints } from "./simulation.ts";
import type { SolutionEndpoints } from "./solutions.ts";
import type { TurnEndpoints } from "./turns.ts";
import type { VoiceEndpoints } from "./voice.ts";

/** Every endpoint the desk calls, by "METHOD /path", with its shapes from shared/contract. Types only: it weighs nothing. */
export type Endpoints = AccountEndpoints &
  AlarmEndpoints &
  CalendarEndpoints &
  CallEndpoints &
  CallbackRuleEndpoints &
  CareEndpoints &
  CaseEndpoints &
  CauseEndpoints &
  ChannelEndpoints &
  CobrowseEndpoints &
  CommunityEndpoints &
  KnowledgeEndpoints &
  ComplaintEndpoints &
  ConversationEndpoints &
  CustomerEndpoints &
  DisputeEndpoints &
  HelpEndpoints &
  IdentityEndpoints &
  FlowEndpoints &
  FormEndpoints &
  NextDateEndpoints &
  ModelEndpoints &
  MoneyEndpoints &
  NotificationEndpoints &
  OrderEndpoints &
  PromiseEndpoints &
  SelfServiceEndpoints &
  SimulationEndpoints &
  SolutionEndpoints &
  TurnEndpoints &
  RobotEndpoints &
  RuleEndpoints &
  VoiceEndpoints;

export type { Done, Page, PageQuery } from "./endpoint.ts";
