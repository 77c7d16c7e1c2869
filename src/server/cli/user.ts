import { Command } from "commander";
import type { StaffMember } from "../../shared/contract/accounts.ts";
import { type Ctx, systemActor } from "../kernel/ctx.ts";
import { staffAdmin } from "../modules/accounts/index.ts";
import { readSecret } from "./read-secret.ts";

type Open = () => Promise<{ ctx: Ctx; close(): Promise<void> }>;
type Json = { json?: boolean };

/** `keepword user …`: staff from the command line, for whoever may run commands on the machine. */
export function userCommand(openCtx: Open): Command {
  /** Runs a command's work over an open desk and prints what it made. */
  const over = async (json: Json, work: (ctx: Ctx) => Promise<{ shown: unknown; text: string }>) => {
    const desk = await openCtx();
    try {
      const { shown, text } = await work(desk.ctx.as(systemActor("command line")));
      process.stdout.write(`${json.json ? JSON.stringify(shown) : text}\n`);
    } finally {
      await desk.close();
    }
  };
  const changing = (email: string, options: Json, change: (ctx: Ctx, id: number) => Promise<string>) =>
    over(options, async (ctx) => {
      const { id } = await staffAdmin.byEmail(ctx, email);
      const text = await change(ctx, id);
      return { shown: await staffAdmin.byEmail(ctx, email), text };
    });

  const user = new Command("user").description("people who work here: add, list, password, deactivate, roles");
  user
    .command("add <email>")
    .description("make a member of staff; the password is asked for, or read from standard input")
    .requiredOption("--name <name>", "the person's name")
    .option("--role <role...>", "agent, supervisor, leader, admin or a role of your own", ["agent"])
    .option("--team <team...>", "teams by name", [])
    .option("--json", "print JSON")
    .action(async (email: string, options: { name: string; role: string[]; team: string[] } & Json) => {
      const password = await readSecret(`Password for ${email}: `);
      await over(options, async (ctx) => {
        const roleIds = await staffAdmin.roleIds(ctx, options.role);
        const teamIds = await staffAdmin.teamIds(ctx, options.team);
        const made = await staffAdmin.create(ctx, { name: options.name, email, password, roleIds, teamIds });
        return { shown: made, text: `Made ${line(made)}` };
      });
    });
  user
    .command("list")
    .description("the people who work here")
    .option("--all", "also those who are switched off")
    .option("--json", "print JSON")
    .action((options: { all?: boolean } & Json) =>
      over(options, async (ctx) => {
        const people = await staffAdmin.list(ctx, options.all ? undefined : true);
        return { shown: people, text: people.length > 0 ? people.map(line).join("\n") : "Nobody yet." };
      }),
    );
  user
    .command("password <email>")
    .description("give somebody another password, asked for or read from standard input; ends their sessions")
    .option("--json", "print JSON")
    .action(async (email: string, options: Json) => {
      const password = await readSecret(`New password for ${email}: `);
      await changing(email, options, async (ctx, id) => {
        await staffAdmin.setPassword(ctx, id, password);
        return `${email} has the new password; all their sessions are over.`;
      });
    });
  user
    .command("deactivate <email>")
    .description("switch somebody off: their sessions and API keys end at once, what they did stays")
    .option("--undo", "switch them on again")
    .option("--json", "print JSON")
    .action((email: string, options: { undo?: boolean } & Json) =>
      changing(email, options, async (ctx, id) => {
        await staffAdmin.update(ctx, id, { active: options.undo === true });
        return `${email} is switched ${options.undo ? "on" : "off"}.`;
      }),
    );
  user
    .command("roles <email> [roles...]")
    .description("show somebody's roles, or give them exactly these")
    .option("--json", "print JSON")
    .action((email: string, roles: string[], options: Json) =>
      changing(email, options, async (ctx, id) => {
        if (roles.length > 0) await staffAdmin.update(ctx, id, { roleIds: await staffAdmin.roleIds(ctx, roles) });
        return line(await staffAdmin.byEmail(ctx, email));
      }),
    );
  return user;
}

function line(person: StaffMember): string {
  const roles = person.roles.map((role) => role.name).join(", ");
  const teams = person.teams.map((team) => team.name).join(", ");
  return [person.email, person.name, roles, teams || "no team", person.active ? "" : "switched off"]
    .filter(Boolean)
    .join("  ");
}
