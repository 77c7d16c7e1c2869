import type { SimAction, SimPost, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { postToDesk } from "../toolkit/simulator/post-to-desk.ts";
import { type Job, startHfaxd } from "./simulator/hfaxd.ts";

const OWN = "+862155550199";
const SECRET = "simulated-secret-of-scripts";
/** Whoever is called there is never free. */
const BUSY = "+861066660003";

/** A HylaFAX with a modem that is none: it takes jobs, and its scripts post what people fax and what became of jobs. */
export const faxSimulator: Simulator = {
  channel: "fax",
  accountConfig: () => ({
    way: "hylafax",
    number: OWN,
    host: "127.0.0.1",
    user: "keepword",
    calls: 1,
    hookSecret: SECRET,
  }),
  async listen(world) {
    const { port, stop } = await startHfaxd((job) => void take(job, world));
    return { config: { port }, stop };
  },
  person: (n) => {
    const names = ["Wang Fang", "ACME Ltd.", "3 (always busy / 总占线)"];
    return { id: `+86106666000${n}`, name: names[n - 1] ?? `Fax ${n}` };
  },
  answer: () => undefined,
  async tell(action, world) {
    if ("message" in action) return doneOf(action.message.id);
    const { person } = action;
    const station = {
      from: person.id,
      name: person.name,
      station: person.name,
      at: new Date(world.now()).toISOString(),
    };
    return {
      query: { event: "received", id: String(world.nextId()).padStart(9, "0"), ...station },
      headers: { "x-keepword-secret": SECRET, "content-type": "image/tiff" },
      body: "",
      bytes: await pagesOf(action),
    };
  },
};

/** What a person faxes: words as a page of theirs, a file as it is. */
async function pagesOf(action: Exclude<SimAction, { kind: "delivered" | "read" }>): Promise<Uint8Array<ArrayBuffer>> {
  if (action.kind === "file") return new Uint8Array(action.content);
  // Only the command line loads what makes pages, once somebody faxes.
  const { faxOf } = await import("./simulator/paper.ts");
  const { id: from, name } = action.person;
  return faxOf({ from, name, to: OWN, text: action.text });
}

async function take({ number, tag, documents }: Job, world: SimWorld): Promise<void> {
  const person = world.messages.find((said) => said.person.id === number)?.person ?? { id: number, name: number };
  const isBusy = number === BUSY;
  if (!isBusy) {
    const { wordsOf } = await import("./simulator/paper.ts");
    const [first, ...enclosed] = documents;
    const text = first ? await wordsOf(first) : "";
    const content = enclosed[0] ?? first ?? Buffer.alloc(0);
    const kept = { name: "fax.pdf", type: "application/pdf", content };
    world.shopSaid({ id: tag, person, text, file: { ...kept, id: world.keepFile(kept), size: content.byteLength } });
  }
  const post = isBusy ? endOf(tag, "failed", "Busy signal detected") : doneOf(tag);
  if (world.hookUrl) await postToDesk(world.hookUrl, post).catch(() => undefined);
}

function doneOf(tag: string): SimPost {
  return endOf(tag, "done", "");
}

function endOf(tag: string, event: string, status: string): SimPost {
  return { query: { event, tag, status }, headers: { "x-keepword-secret": SECRET }, body: "" };
}
