/**
 * The channel port. A channel adapter turns what a provider speaks into these shapes and back, declares what it can do,
 * and writes no row: `modules/intake` and `modules/conversations` do. No module ever asks a channel for its name.
 */
export type { AccountField, ChannelAccount } from "./account.ts";
export type { ChannelAdapter } from "./adapter.ts";
export type { ChannelCapabilities } from "./capabilities.ts";
export type { CarriedChannel, Letter } from "./carried.ts";
export { addressToWrite, type Handle } from "./handle.ts";
export {
  type HookAnswer,
  type HookContent,
  type HookPieces,
  type HookPorts,
  HookRefused,
  type HookRequest,
} from "./hook.ts";
export {
  type DeliveryReport,
  type IncomingMessage,
  type RemoteFile,
  UnreadableError,
} from "./incoming.ts";
export { ChannelError, type OutgoingMessage, type SendPorts } from "./outgoing.ts";
export type { AdapterPorts, LookupFor } from "./ports.ts";
export type { ChannelReceiver, ReceiverPorts } from "./receiver.ts";
export {
  channelOf,
  channels,
  hasPages,
  hasThreads,
  isLive,
  isPublic,
  isSpoken,
  registerChannels,
  takesLetters,
} from "./registry.ts";
export type {
  CallSettings,
  ExchangeNews,
  ExchangeOrder,
  LineEnd,
  LineNews,
  LinePorts,
  LineStep,
  Recording,
  TelephoneExchange,
} from "./telephone.ts";
export type { MessageTemplate, TemplateChoice, TemplateField, TemplatePart } from "./template.ts";
