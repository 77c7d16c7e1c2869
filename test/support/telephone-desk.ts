import { beforeEach, expect } from "vitest";
import type { Line, PhoneLines } from "../../src/server/channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../src/server/channels/phone/simulator.ts";
import type { CallView } from "../../src/shared/contract/calls.ts";
import { buildStaff } from "./build.ts";
import { type ChannelDesk, type Connected, openChannelDesk } from "./channel-desk.ts";
import type { TestClient } from "./client.ts";

/** Where the agent is rung. */
export const ADDRESS = "+8613900000001";

export type Colleague = { client: TestClient; id: number; address: string };

export type TelephoneDesk = ChannelDesk &
  Connected & {
    supervisor: TestClient;
    agentId: number;
    /** the exchange that the desk is connected to; what it rings is picked up by hand */
    exchange: PhoneLines;
    /** a number that nobody has called from */
    somebody(): string;
    /** Lets jobs run, and the exchange do what it is told, until nothing is left. */
    settle(): Promise<void>;
    /** The agent is at the desk. */
    here(): Promise<unknown>;
    /** The line that rings at a telephone, the agent's if none is named. */
    ringing(address?: string): Line | undefined;
    callOf(line: Line): Promise<CallView>;
    /** Somebody calls, wants Chinese and a person, and waits. @param number null: withheld; @param order what they type */
    waits(number?: string | null, order?: string): Promise<Line>;
    /** The same, and the agent picks up. */
    answered(number?: string, order?: string): Promise<Line>;
    /** The agent calls, and both pick up. */
    speaks(input: Record<string, unknown>, number: string): Promise<{ line: Line; id: number }>;
    /** Somebody else of the team, at the desk and with a telephone until the test ends. */
    colleague(address?: string): Promise<Colleague>;
    /** what the agent's telephone does */
    telephoneState(): Promise<string>;
    promisesOf(caseId: number): Promise<{ kind: string; state: string }[]>;
  };

/**
 * A desk that can be called, with an agent who has a telephone. Each test begins with all lines closed and the agent free.
 * Call it at the top of a file.
 *
 * @param config settings of the account besides
 */
export async function openTelephoneDesk(config: Record<string, unknown> = {}): Promise<TelephoneDesk> {
  const channelDesk = await openChannelDesk();
  const { desk, agent, addAccount, work } = channelDesk;
  const supervisor = await desk.as("supervisor");
  const connected = await addAccount(phoneSimulator, { wrapUpSeconds: 0, ...config });
  const exchange = linesOf(connected.vendor.world);
  exchange.picksUpAfterMs = null;
  const colleagues: Colleague[] = [];
  let people = 0;

  const settle = async () => {
    do await work();
    while (await exchange.settled());
  };
  const here = () => agent.post("/api/v1/me/heartbeat", {});
  const ringing = (address = ADDRESS) => {
    const line = exchange.of(address);
    return line?.state === "ringing" ? line : undefined;
  };
  const somebody = () => `+8613800${138_000 + ++people}`;
  const pickUp = async () => {
    await exchange.pickUp(ringing()!);
    await settle();
  };
  const waits: TelephoneDesk["waits"] = async (number = somebody(), order = "") => {
    const line = await exchange.call(number ?? "hidden", number);
    await exchange.press(line, "1");
    await exchange.press(line, order === "" ? "0" : "1");
    if (order !== "") await exchange.press(line, `${order}#`);
    await settle();
    return line;
  };

  beforeEach(async () => {
    await here();
    for (const { client } of colleagues.splice(0)) await client.put("/api/v1/telephone", { address: null });
    for (const line of exchange.lines) await exchange.end(line);
    await settle();
    await agent.put("/api/v1/telephone", { address: ADDRESS });
    await agent.post("/api/v1/telephone/ready", {});
    await settle();
  });

  return {
    ...channelDesk,
    ...connected,
    supervisor,
    agentId: await desk.staffId("agent"),
    exchange,
    somebody,
    settle,
    here,
    ringing,
    async callOf(line) {
      const { rows } = await desk.pool.query("select id from calls where line = $1", [line.sid]);
      return (await supervisor.get(`/api/v1/calls/${rows[0].id}`)).body;
    },
    waits,
    async answered(number, order) {
      const line = await waits(number, order);
      await pickUp();
      return line;
    },
    async speaks(input, number) {
      const { status, text, body } = await agent.post("/api/v1/calls", input);
      expect(status, text).toBe(200);
      await settle();
      await pickUp();
      const line = exchange.of(number)!;
      await exchange.pickUp(line);
      await settle();
      return { line, id: body.id };
    },
    async colleague(address = `1${String(++people).padStart(3, "0")}`) {
      const email = `colleague-${++people}@desk.test`;
      const { id } = await buildStaff(desk.ctx, { email, teamIds: [connected.account.team!.id] });
      const client = await desk.as({ email });
      await client.put("/api/v1/telephone", { address });
      await client.post("/api/v1/me/heartbeat", {});
      const one = { client, id, address };
      colleagues.push(one);
      return one;
    },
    telephoneState: async () => (await agent.get("/api/v1/telephone")).body.state,
    promisesOf: async (caseId) =>
      (await desk.pool.query("select kind, state from promises where case_id = $1 order by id", [caseId])).rows,
  };
}
