import type { Ctx } from "../kernel/ctx.ts";
import { staffAdmin } from "../modules/accounts/index.ts";
import { type Colleague, signIn } from "./colleague.ts";
import type { Line } from "./line.ts";
import { type AccountKey, accounts, emailOf, type StaffKey, staff, type TeamKey, teams } from "./people/staff.ts";
import { brand, macros, views } from "./shop.ts";

export type Shop = {
  admin: Colleague;
  staffIds: Record<StaffKey, number>;
  teamIds: Record<TeamKey, number>;
  macroIds: Record<string, number>;
  accountIds: Record<AccountKey, number>;
  brandId: number;
};

/** Makes the shop with its people, as an administrator would: by the API, in the name of the first of them. */
export async function setUpShop(ctx: Ctx, line: Line, password: string): Promise<Shop> {
  await makeAdministrator(ctx, password);
  const admin = await signIn(line, { email: emailOf("shenruolan"), password, from: "198.51.100.10" });
  const teamIds = await makeTeams(admin);
  const staffIds = await makeStaff(admin, password, teamIds);
  for (const [key, team] of Object.entries(teams) as [TeamKey, (typeof teams)[TeamKey]][]) {
    const memberIds = (Object.keys(staff) as StaffKey[])
      .filter((each) => (staff[each].teams as readonly string[]).includes(key))
      .map((each) => staffIds[each]);
    const { name, routing, lead } = team;
    await admin.call("PUT", `/api/v1/teams/${teamIds[key]}`, {
      name,
      routing,
      calendarId: null,
      leadId: staffIds[lead],
      memberIds,
    });
  }
  // The stories tell of a shop that names causes afterwards, many at once.
  await admin.call("PUT", "/api/v1/cause-settings", { required: false });
  const brandId = (await admin.call("GET", "/api/v1/brands")).items[0].id;
  await admin.call("PUT", `/api/v1/brands/${brandId}`, { ...brand, calendarId: null, teamId: teamIds.presale });
  const accountIds = {} as Record<AccountKey, number>;
  for (const key of Object.keys(accounts) as AccountKey[]) {
    const made = await admin.call("POST", "/api/v1/channel-accounts", accountForm(key, { brandId, teamIds }, null));
    accountIds[key] = made.id;
  }
  return { admin, staffIds, teamIds, macroIds: await makeMacros(admin, teamIds), accountIds, brandId };
}

/** What an account's form says; `smtp` is its outgoing server. */
export function accountForm(
  key: AccountKey,
  { brandId, teamIds }: Pick<Shop, "brandId" | "teamIds">,
  smtp: { host: string; port: number } | null,
) {
  const { name, address } = accounts[key];
  const sending = smtp ? { smtpHost: smtp.host, smtpPort: smtp.port, smtpSecurity: "none" } : {};
  return {
    channel: "mail",
    name,
    brandId,
    teamId: teamIds[key],
    addresses: [address],
    active: true,
    config: { receive: "receiver", ...sending },
  };
}

// The one step that no API offers: somebody has to be the first.
async function makeAdministrator(ctx: Ctx, password: string): Promise<void> {
  const { name, role, locale } = staff.shenruolan;
  const roleIds = await staffAdmin.roleIds(ctx, [role]);
  const timeZone = "Asia/Shanghai";
  await staffAdmin.create(ctx, {
    name,
    email: emailOf("shenruolan"),
    password,
    locale,
    timeZone,
    roleIds,
    teamIds: [],
  });
}

/** The team that every desk begins with becomes the after-sale team. */
async function makeTeams(admin: Colleague): Promise<Record<TeamKey, number>> {
  const first = (await admin.call("GET", "/api/v1/teams")).items[0];
  const ids = { aftersale: first.id } as Record<TeamKey, number>;
  for (const key of ["presale", "complaints"] as const) {
    const { name, routing } = teams[key];
    const form = { name, routing, calendarId: null, leadId: null, memberIds: [] };
    ids[key] = (await admin.call("POST", "/api/v1/teams", form)).id;
  }
  return ids;
}

async function makeStaff(
  admin: Colleague,
  password: string,
  teamIds: Record<TeamKey, number>,
): Promise<Record<StaffKey, number>> {
  const roles = (await admin.call("GET", "/api/v1/roles")).items as { id: number; key: string | null }[];
  const ids = { shenruolan: (await admin.call("GET", "/api/v1/me")).id } as Record<StaffKey, number>;
  for (const key of Object.keys(staff) as StaffKey[]) {
    if (key === "shenruolan") continue;
    const { name, role, locale, teams: own } = staff[key];
    const made = await admin.call("POST", "/api/v1/staff", {
      name,
      email: emailOf(key),
      password,
      locale,
      timeZone: "Asia/Shanghai",
      capacity: role === "agent" ? 60 : 0,
      roleIds: [roles.find((each) => each.key === role)!.id],
      teamIds: own.map((team) => teamIds[team]),
    });
    ids[key] = made.id;
  }
  return ids;
}

async function makeMacros(admin: Colleague, teamIds: Record<TeamKey, number>): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const { name, actions } of macros) {
    const written = actions.map((action) =>
      "team" in action ? { do: action.do, teamId: teamIds[action.team] } : action,
    );
    const made = await admin.call("POST", "/api/v1/macros", { name, shared: true, actions: written });
    ids[name] = made.id;
  }
  for (const view of views) await admin.call("POST", "/api/v1/views", view);
  return ids;
}
