import type { ChannelAccountView, ChannelKind, SaveChannelAccount } from "../../../../../shared/contract/channels.ts";

export type AccountValues = {
  channel: string;
  name: string;
  brandId?: number;
  teamId?: number | null;
  addresseeId?: number | null;
  addresses: string[];
  active: boolean;
  config: Record<string, unknown>;
};
type Field = ChannelKind["fields"][number];

/** What the form begins with: what is stored, or each field's default. Secrets are never among it. */
export function toValues(account: ChannelAccountView | null, kind: ChannelKind, brandId?: number): AccountValues {
  const defaults = Object.fromEntries(
    kind.fields.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
  if (!account) return { channel: kind.name, name: "", brandId, addresses: [], active: true, config: defaults };
  return {
    channel: account.channel,
    name: account.name,
    brandId: account.brand.id,
    teamId: account.team?.id,
    addresseeId: account.addresseeId ?? undefined,
    addresses: account.addresses,
    active: account.active,
    config: account.config,
  };
}

/** What is sent: fields that are shown, without empty ones, so that a secret left empty stays as it is. */
export function toBody(values: AccountValues, kind: ChannelKind): SaveChannelAccount {
  const { teamId = null, addresseeId = null, brandId, config = {}, name, ...rest } = values;
  const shown = kind.fields.filter((field) => isShown(field, config));
  const given = shown.flatMap((field): [string, unknown][] => {
    const value = config[field.name];
    return value === undefined || value === null || value === "" ? [] : [[field.name, value]];
  });
  return { ...rest, name: name.trim(), brandId: brandId!, teamId, addresseeId, config: Object.fromEntries(given) };
}

/** Whether another field's value lets this one be seen. */
export function isShown(field: Field, config: Record<string, unknown>): boolean {
  return !field.when || config[field.when.field] === field.when.equals;
}
