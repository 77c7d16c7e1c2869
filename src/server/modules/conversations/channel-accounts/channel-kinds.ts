import type { ChannelKind } from "../../../../shared/contract/channels.ts";
import { channels } from "../../../kernel/channel/index.ts";

/** The channels of this desk with the fields their accounts' forms are drawn from. */
export function channelKinds(): ChannelKind[] {
  return channels().map(({ name, accountFields, ownAddresses, templates }) => ({
    name,
    asksAddresses: ownAddresses === undefined,
    templates: templates !== undefined,
    fields: accountFields.map(({ name, kind, options, required, secret, default: fallback, when, group }) => ({
      name,
      kind,
      ...(options && { options: [...options] }),
      ...(required !== undefined && { required }),
      ...(secret !== undefined && { secret }),
      ...(fallback !== undefined && { default: fallback }),
      ...(when && { when }),
      group,
    })),
  }));
}
