import type { ChannelAdapter } from "./kernel/channel.ts";
import type { Module } from "./kernel/define-module.ts";
import { accounts } from "./modules/accounts/module.ts";
import { brands } from "./modules/brands/module.ts";
import { customers } from "./modules/customers/module.ts";

/** The modules, in their order: each may call those before it, and hears of those after it only by events. */
export const modules: readonly Module[] = [accounts, brands, customers];

/** The channels: one line each. */
export const channelAdapters: readonly ChannelAdapter[] = [];
