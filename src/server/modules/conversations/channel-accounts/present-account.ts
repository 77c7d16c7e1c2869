import type { ChannelAccountView } from "../../../../shared/contract/channels.ts";
import type { Ref } from "../../../../shared/contract/common.ts";
import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { teamRefs } from "../../accounts/index.ts";
import { brandRefs, getBrand } from "../../brands/index.ts";
import type { AccountRow } from "../store/accounts.ts";
import { healthOf } from "./health.ts";
import { hookUrlOf } from "./hook-url.ts";
import { openAccount } from "./open-account.ts";

/**
 * Accounts for the desk. Secrets are never in it; settings only for those who manage channels.
 */
export async function presentAccounts(
  ctx: Ctx,
  rows: readonly AccountRow[],
  options: { settings: boolean },
): Promise<ChannelAccountView[]> {
  const [brands, teams] = await Promise.all([
    brandRefs(
      ctx,
      rows.map((row) => row.brandId),
    ),
    teamRefs(
      ctx,
      rows.flatMap((row) => row.teamId ?? []),
    ),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const hookUrl = options.settings && isToldByHook(row) ? hookUrlOf(ctx, row) : null;
      const snippet = options.settings ? await snippetOf(ctx, row) : null;
      return present(row, { brands, teams, secret: ctx.config.secret, settings: options.settings, hookUrl, snippet });
    }),
  );
}

/** True where a provider is told an address of ours to send to; what another account carries comes in on that one. */
function isToldByHook(row: AccountRow): boolean {
  const { hook, telephone, carried } = channelOf(row.channel);
  return (hook !== undefined || telephone?.hasHook === true) && !carried?.by(row);
}

/** What a shop pastes into its pages; without a colour of its own it has the brand's. */
async function snippetOf(ctx: Ctx, row: AccountRow): Promise<string | null> {
  const { snippet } = channelOf(row.channel);
  if (!snippet) return null;
  const { accent } = await getBrand(ctx, row.brandId);
  return snippet(ctx.config.url, row.hookKey, { colour: accent, ...row.config });
}

function present(
  row: AccountRow,
  around: {
    brands: Map<number, Ref>;
    teams: Map<number, Ref>;
    secret: string;
    settings: boolean;
    hookUrl: string | null;
    snippet: string | null;
  },
): ChannelAccountView {
  const secrets = new Set(
    channelOf(row.channel)
      .accountFields.filter((field) => field.secret)
      .map((field) => field.name),
  );
  const entries = Object.entries(row.config);
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    brand: around.brands.get(row.brandId) ?? { id: row.brandId, name: "" },
    team: row.teamId === null ? null : (around.teams.get(row.teamId) ?? null),
    addresseeId: row.addresseeId,
    addresses: row.addresses,
    active: row.active,
    canSend: openAccount(row, around.secret).canSend,
    config: around.settings ? Object.fromEntries(entries.filter(([name]) => !secrets.has(name))) : {},
    secretsSet: around.settings ? entries.filter(([name]) => secrets.has(name)).map(([name]) => name) : [],
    hookUrl: around.hookUrl,
    snippet: around.snippet,
    health: healthOf(row),
  };
}
