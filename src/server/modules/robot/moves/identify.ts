import { channels } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { checkCode, issueCode } from "../../identity/index.ts";
import type { Move, Turning } from "../move.ts";
import { numbersToTry } from "../understand/order-question.ts";
import { MOST_KEPT, tellOfOrders } from "./orders.ts";
import { mattersOf } from "./own-matters.ts";

/** Kinds of addresses that people know by heart and that a code can go to. */
const KINDS = ["mail", "phone"];
const PROOF_MS = 24 * 3_600_000;
const ADDRESS = /[^\s<>:"，,；;（）()]+@[^\s<>:"，,；;（）()]+|\+?\d[\d ()-]{6,18}\d/u;
const CODE = /(?<![\d-])\d{3}[ -]?\d{3}(?![\d-])/;

/** Goes on with finding out who it is: takes the address to send a code to, and the code. */
export async function identify(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { waits } = turning.dialogue;
  if (waits?.for === "code" && CODE.test(turning.text.normalize("NFKC"))) return tryCode(tx, turning, waits.codeId);
  if (waits?.for !== "address" && waits?.for !== "code") return null;
  const handle = handleIn(turning.text);
  if (handle) return sendCode(tx, turning, handle);
  return numberInstead(turning);
}

/** An order number is known to many: whoever answers with one is asked again, and it is looked up once they are proven. */
function numberInstead(turning: Turning): Move | null {
  const { orders } = askedOf(turning);
  const typed = turning.text.normalize("NFKC").trim().replace(/^#/, "");
  if (orders === undefined || turning.dialogue.waits?.for !== "address" || numbersToTry(typed)[0] !== typed)
    return null;
  const waits = { for: "address", orders: `${typed} ${orders}`.slice(0, MOST_KEPT) } as const;
  return { move: "ask_address", reason: "unproven", text: turning.say("robot.askAddress"), waits };
}

/** Says the same whether we know the address or not. */
async function sendCode(tx: Ctx, turning: Turning, handle: { kind: string; address: string }): Promise<Move> {
  const { dialogue, incoming, say } = turning;
  // Counted for whoever asks here, not for all who talk with the robot together.
  const asker = { ...tx.actor, ip: `robot:${dialogue.accountId}:${incoming.sender?.address ?? ""}` };
  try {
    const { id } = await issueCode(tx.as(asker), { handle, brandId: dialogue.brandId });
    return {
      move: "ask_code",
      reason: "sent",
      text: say("robot.askCode"),
      waits: { for: "code", codeId: id, ...askedOf(turning) },
    };
  } catch (error) {
    if (!isKnownError(error)) throw error;
    return {
      move: "ask_code",
      reason: "too_often",
      text: say("robot.codesTooOften"),
      choices: [say("robot.toPerson")],
    };
  }
}

async function tryCode(tx: Ctx, turning: Turning, codeId: string): Promise<Move> {
  const { say, text } = turning;
  const tried = await checkCode(tx, { id: codeId, code: text });
  if (tried.ok) {
    const proven = { ...tried.handle, until: new Date(tx.now().getTime() + PROOF_MS) };
    const { orders } = askedOf(turning);
    if (orders) return { ...(await tellOfOrders(tx, turning, tried.customerId, orders)), proven };
    const matters = await mattersOf(tx, turning, tried.customerId);
    return { move: "own_matters", reason: "code", text: matters, proven, waits: null };
  }
  if (tried.left > 0) return { move: "ask_code", reason: "wrong_code", text: say("robot.codeWrong") };
  const choices = [say("robot.toPerson")];
  return {
    move: "ask_address",
    reason: "code_over",
    text: say("robot.codeOver"),
    choices,
    waits: { for: "address", ...askedOf(turning) },
  };
}

/** What is to be answered once it is known who asks. */
function askedOf({ dialogue: { waits } }: Turning): { orders?: string } {
  const asked = waits?.for === "address" || waits?.for === "code" ? waits.orders : undefined;
  return asked === undefined ? {} : { orders: asked };
}

/** The address that somebody typed, canonical as its channels have it; null for none. */
function handleIn(text: string): { kind: string; address: string } | null {
  const typed = ADDRESS.exec(text.normalize("NFKC"))?.[0];
  if (!typed) return null;
  for (const kind of KINDS) {
    if ((kind === "mail") !== typed.includes("@")) continue;
    for (const adapter of channels()) {
      const address = adapter.handleKind === kind ? adapter.canonicalAddress(typed) : null;
      if (address !== null) return { kind, address };
    }
  }
  return null;
}
