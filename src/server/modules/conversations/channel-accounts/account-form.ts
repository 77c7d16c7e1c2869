import { Value } from "typebox/value";
import type { SaveChannelAccount } from "../../../../shared/contract/channels.ts";
import { type AccountField, type ChannelAdapter, channels } from "../../../kernel/channel/index.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { addressWrong } from "../errors.ts";

type Config = Record<string, unknown>;

/** The adapter of a channel somebody named. @throws request.invalid when there is none */
export function adapterNamed(name: string): ChannelAdapter {
  const adapter = channels().find((candidate) => candidate.name === name);
  if (!adapter) throw invalidInput({ field: "channel", problem: "is no channel of this desk" });
  return adapter;
}

/**
 * Reads an account's form: only fields that the adapter declares and that its other values show, defaults filled in,
 * secrets that were left out taken from before, addresses canonical and once each.
 *
 * A stored secret is not handed to another host: whoever changes where it goes types it again. Else anybody with the
 * right to change an account could have its password sent to a server of their own.
 *
 * @param before the account's settings with secrets unsealed, null for a new one
 * @throws KnownError request.invalid, conversations.address_wrong
 */
export function readAccountForm(
  adapter: ChannelAdapter,
  input: Pick<SaveChannelAccount, "addresses" | "config">,
  before: Readonly<Config> | null,
): { addresses: string[]; config: Config } {
  const config: Config = {};
  for (const field of adapter.accountFields) {
    const value = fieldValue(field, input.config, before);
    if (value !== undefined) config[field.name] = value;
  }
  for (const field of adapter.accountFields) {
    if (!isShown(field, config)) delete config[field.name];
    else if (field.required && isEmpty(config[field.name])) throw wrong(field.name, "is needed");
  }
  for (const { name, kind } of adapter.accountFields) if (kind === "url") config[name] = plainUrl(name, config[name]);
  keepSecretsAtHome(adapter, input.config, config, before);
  const [problem] = Value.Errors(adapter.accountSchema, config);
  if (problem) throw wrong(problem.instancePath.split("/")[1] ?? "", problem.message ?? "is wrong");
  const addresses = adapter.ownAddresses?.(config) ?? canonical(adapter, input.addresses);
  if (addresses.length === 0) throw invalidInput({ field: "addresses", problem: "are needed" });
  return { addresses, config };
}

function fieldValue(field: AccountField, given: Config, before: Readonly<Config> | null): unknown {
  const value = given[field.name];
  if (field.secret && (value === undefined || value === null)) return before?.[field.name];
  if (isEmpty(value)) return before === null || field.kind === "boolean" ? field.default : undefined;
  return value;
}

/** An address without what would be shown with it or lost behind it. @throws KnownError request.invalid */
function plainUrl(name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const url = URL.parse(value);
  if (!url) throw wrong(name, "is no address");
  if (url.username || url.password) throw wrong(name, "must not hold a user name or password");
  if (url.search || url.hash) throw wrong(name, "must end with its path");
  return value.replace(/\/+$/, "");
}

function keepSecretsAtHome(
  adapter: ChannelAdapter,
  given: Config,
  config: Config,
  before: Readonly<Config> | null,
): void {
  if (before === null) return;
  for (const host of adapter.accountFields.filter((field) => field.host)) {
    if (config[host.name] === before[host.name]) continue;
    const kept = adapter.accountFields.find(
      (field) =>
        field.secret && field.group === host.group && config[field.name] !== undefined && isEmpty(given[field.name]),
    );
    if (kept) throw wrong(kept.name, "must be typed again, because the host is another");
  }
}

function canonical(adapter: ChannelAdapter, addresses: readonly string[]): string[] {
  const list = addresses.map((address) => {
    const found = adapter.canonicalAddress(address);
    if (found === null) throw addressWrong({ address });
    return found;
  });
  return [...new Set(list)];
}

function isShown(field: AccountField, config: Config): boolean {
  return !field.when || config[field.when.field] === field.when.equals;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function wrong(field: string, problem: string) {
  return invalidInput({ field: `config.${field}`, problem });
}
