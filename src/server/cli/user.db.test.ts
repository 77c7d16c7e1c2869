import { PassThrough } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { openTestDesk } from "../../../test/support/app.ts";
import { testClient } from "../../../test/support/client.ts";
import { userCommand } from "./user.ts";

const desk = await openTestDesk();
const realStdin = Object.getOwnPropertyDescriptor(process, "stdin")!;

afterEach(() => {
  vi.restoreAllMocks();
  Object.defineProperty(process, "stdin", realStdin);
});

/** Runs `keepword user …` in this process over the test's desk; returns what it printed. */
async function run(args: string[], stdin = ""): Promise<string> {
  const input = new PassThrough();
  input.end(stdin);
  Object.defineProperty(process, "stdin", { value: input, configurable: true });
  let out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  const command = userCommand(async () => ({ ctx: desk.ctx, close: async () => undefined }));
  for (const each of [command, ...command.commands]) each.exitOverride();
  await command.parseAsync(args, { from: "user" });
  vi.restoreAllMocks();
  return out.trim();
}

const signIn = (email: string, password: string) =>
  testClient(desk.app).post("/api/auth/sign-in/email", { email, password });

test("[L2] people are added, listed, given passwords and roles, and switched off from the command line", async () => {
  const email = "ops@shop.example";
  const args = ["add", email, "--name", "Ops", "--role", "admin", "leader", "--team", "customer service", "--json"];
  const made = JSON.parse(await run(args, "from standard input\n"));
  expect(made).toMatchObject({
    email,
    name: "Ops",
    roles: [{ name: "Leader" }, { name: "Administrator" }],
    active: true,
  });
  expect(JSON.stringify(made)).not.toContain("from standard input");
  expect((await signIn(email, "from standard input")).status).toBe(200);

  expect(JSON.parse(await run(["list", "--json"])).map((person: { email: string }) => person.email)).toEqual([email]);
  expect(await run(["list"])).toBe("ops@shop.example  Ops  Leader, Administrator  Customer service");

  await run(["password", email], "another one entirely\n");
  expect((await signIn(email, "from standard input")).status).toBe(401);
  expect((await signIn(email, "another one entirely")).status).toBe(200);

  await run(["add", "two@shop.example", "--name", "Two"], "a second password\n");
  expect(JSON.parse(await run(["roles", "two@shop.example", "supervisor", "--json"])).roles).toMatchObject([
    { name: "Supervisor" },
  ]);
  await run(["deactivate", "two@shop.example"]);
  expect((await signIn("two@shop.example", "a second password")).body.error.code).toBe("accounts.inactive");
  expect(JSON.parse(await run(["list", "--json"]))).toHaveLength(1);
  expect(JSON.parse(await run(["list", "--all", "--json"]))).toHaveLength(2);
  await run(["deactivate", "--undo", "two@shop.example"]);
  expect((await signIn("two@shop.example", "a second password")).status).toBe(200);

  const { rows } = await desk.pool.query(
    "select distinct actor_name from audit_log where action like 'accounts.staff_%'",
  );
  expect(rows).toEqual([{ actor_name: "command line" }]);
});

test.each([
  ["nobody of that address", ["password", "who@shop.example"], "There is no member of staff who@shop.example."],
  ["no such role", ["add", "x@shop.example", "--name", "X", "--role", "king"], "There is no role king."],
  ["a password too short", ["add", "x@shop.example", "--name", "X"], "password: must have 10 to 128 characters"],
])("[L2] the command line says what is wrong: %s", async (_, args, message) => {
  await expect(run(args, "short\n")).rejects.toThrow(message);
  expect((await desk.pool.query("select 1 from staff where email = 'x@shop.example'")).rows).toEqual([]);
});

test("[L2] a password is never an argument", async () => {
  const refused = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await expect(run(["password", "ops@shop.example", "in-the-open"])).rejects.toThrow(/too many arguments/);
  refused.mockRestore();
});
