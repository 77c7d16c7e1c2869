/**
 * The menu as a machine: a state and what the caller did give the next state and what the caller hears. Pure. Whatever
 * happens, a caller ends up waiting for something or at an end: a way that goes round without them is cut off.
 */
import type { CallMenu, CallStep, MenuEvent, MenuNode, MenuState } from "../../../../shared/contract/call-menus.ts";
import { type SayIn, type SpokenSlot, slotsSaid, slotTakenSaid, spoken, unheard } from "./say.ts";

/** What the machine must know and cannot look up. */
export type MenuFacts = {
  /** whether the hours of this node are open now */
  isOpen(node: Extract<MenuNode, { type: "hours" }>): boolean;
  /** whether we know a case that names this order */
  knowsOrder(number: string): boolean;
  /** the caller hides their number */
  withheld: boolean;
  /** half hours in which they can be called back, soonest first */
  slots: readonly SpokenSlot[];
};

export type MenuTurn = { state: MenuState; steps: CallStep[] };

/** Nodes that are passed in one turn; a checked menu needs fewer. */
const MOST_NODES = 100;
/** What is kept of the way; a caller who presses on for hours adds nothing to it. */
const MOST_PATH = 100;
/** Turns of one call; after them it is no person who presses keys. */
const MOST_TURNS = 300;

/** A call at the beginning of a menu. */
export function beginMenu(menu: CallMenu): MenuState {
  return {
    node: menu.start,
    language: menu.languages[0]!,
    tries: 0,
    steps: 0,
    waitsFor: "keys",
    topic: null,
    orderNumber: null,
    orderKnown: false,
    path: [],
  };
}

/** What comes next after something happened. */
export function stepMenu(menu: CallMenu, state: MenuState, event: MenuEvent, facts: MenuFacts): MenuTurn {
  const turn = new Turn(menu, { ...state, steps: state.steps + 1, path: [...state.path] }, facts);
  if (state.steps >= MOST_TURNS || state.waitsFor === "end") return turn.end();
  if (event.kind === "begin") return turn.enter(menu.start);
  const node = nodeOf(menu, state.node);
  return node ? turn.hear(node, event) : turn.end();
}

/** The node of an id; what every object has by its nature is none. */
export function nodeOf(menu: CallMenu, id: string): MenuNode | undefined {
  return Object.hasOwn(menu.nodes, id) ? menu.nodes[id] : undefined;
}

class Turn {
  private readonly steps: CallStep[] = [];
  private readonly menu: CallMenu;
  private readonly state: MenuState;
  private readonly facts: MenuFacts;

  constructor(menu: CallMenu, state: MenuState, facts: MenuFacts) {
    this.menu = menu;
    this.state = state;
    this.facts = facts;
  }

  /** Goes through nodes until one waits for the caller, or ends the call. */
  enter(id: string): MenuTurn {
    let next: string | null = id;
    for (let passed = 0; next !== null; passed++) {
      const node: MenuNode | undefined = nodeOf(this.menu, next);
      if (!node || passed === MOST_NODES) return this.end();
      this.state.node = next;
      this.state.tries = 0;
      this.note(null);
      next = this.arrive(node);
    }
    return this.done();
  }

  /** What happened while a node waited. */
  hear(node: MenuNode, event: Exclude<MenuEvent, { kind: "begin" }>): MenuTurn {
    const keys = event.kind === "keys" ? event.keys.replace(/[^0-9*#]/g, "").slice(0, 40) : "";
    if (node.type === "menu" || node.type === "language" || node.type === "digits") return this.answered(node, keys);
    if (node.type === "callback") return this.chosen(node, keys);
    if (node.type === "queue") {
      if (event.kind === "waited-too-long") return this.enter(node.overflow);
      if (keys !== "" && keys === node.callbackKey && node.callback) {
        this.note(keys);
        return this.enter(node.callback);
      }
      return this.waitFor("queue");
    }
    if (node.type === "voicemail" && event.kind === "recorded") {
      this.say(node.thanks);
      return this.end();
    }
    return this.end();
  }

  /** @returns the node that comes next; null where the call waits or ends */
  private arrive(node: MenuNode): string | null {
    switch (node.type) {
      case "say":
        this.say(node.say);
        return node.next;
      case "hours":
        return this.facts.isOpen(node) ? node.open : node.closed;
      case "menu":
      case "language":
      case "digits":
        this.ask(node);
        return null;
      case "queue":
        if (node.say) this.say(node.say);
        this.steps.push({ do: "queue", teamId: node.teamId, node: this.state.node });
        this.state.waitsFor = "queue";
        return null;
      case "voicemail":
        this.say(node.say);
        this.steps.push({ do: "record", longestS: node.longestS });
        this.state.waitsFor = "recording";
        return null;
      case "callback":
        if (this.facts.withheld) return node.withheld;
        // Who hangs up while they hear the times has asked for a call all the same.
        this.steps.push({ do: "callback", withinMinutes: node.withinMinutes });
        if (node.slots && this.facts.slots.length > 0) this.offer();
        else this.farewell(node);
        return null;
      case "transfer":
        if (node.say) this.say(node.say);
        this.steps.push({ do: "transfer", to: node.to });
        this.state.waitsFor = "end";
        return null;
      case "hang-up":
        if (node.say) this.say(node.say);
        this.hangUp();
        return null;
    }
  }

  private ask(node: Extract<MenuNode, { type: "menu" | "language" | "digits" }>): void {
    this.say(node.say, node.type === "language" ? this.menu.languages : undefined);
    const longest = node.type === "digits" ? node.longest : 1;
    this.steps.push({ do: "ask", longest, endKey: node.type === "digits" ? "#" : null, seconds: SECONDS });
    this.state.waitsFor = "keys";
  }

  /** Says the times that can be chosen by a key. */
  private offer(): void {
    const { language } = this.state;
    this.state.offered = this.facts.slots.map(({ at }) => at);
    this.steps.push({ do: "say", text: slotsSaid(this.facts.slots, language), language, audio: null });
    this.steps.push({ do: "ask", longest: 1, endKey: null, seconds: SECONDS });
    this.state.waitsFor = "keys";
  }

  /** A time was chosen, or none; one that somebody else has by now is said to be gone, and others are offered. */
  private chosen(node: Extract<MenuNode, { type: "callback" }>, keys: string): MenuTurn {
    const { offered = [], language } = this.state;
    const slotAt = /^[1-9]/.test(keys) ? offered[Number(keys[0]) - 1] : undefined;
    const isFree = slotAt !== undefined && this.facts.slots.some(({ at }) => at === slotAt);
    if (isFree) {
      this.note(keys[0]!);
      this.steps.push({ do: "callback", withinMinutes: node.withinMinutes, slotAt });
      return this.farewell(node);
    }
    const isWrong = keys !== "" && keys[0] !== "0";
    if (isWrong && ++this.state.tries < 3 && this.facts.slots.length > 0) {
      const text = slotAt === undefined ? unheard[language] : slotTakenSaid[language];
      this.steps.push({ do: "say", text, language, audio: null });
      this.offer();
      return this.done();
    }
    return this.farewell(node);
  }

  private farewell(node: Extract<MenuNode, { type: "callback" }>): MenuTurn {
    this.say(node.say);
    return this.end();
  }

  private answered(node: Extract<MenuNode, { type: "menu" | "language" | "digits" }>, keys: string): MenuTurn {
    const next = this.nextOf(node, keys);
    if (next !== null) return this.enter(next);
    this.state.tries++;
    if (this.state.tries >= node.tries) return this.enter(node.otherwise);
    const languages = node.type === "language" ? this.menu.languages : [this.state.language];
    for (const language of languages) this.steps.push({ do: "say", text: unheard[language], language, audio: null });
    this.ask(node);
    return this.done();
  }

  private nextOf(node: Extract<MenuNode, { type: "menu" | "language" | "digits" }>, keys: string): string | null {
    if (node.type === "digits") return this.orderOf(node, keys);
    const pressed = keys[0];
    if (node.type === "language") {
      const chosen = node.keys.find(({ key }) => key === pressed);
      if (!chosen) return null;
      this.state.language = chosen.language;
      this.note(pressed!);
      return node.next;
    }
    const chosen = node.keys.find(({ key }) => key === pressed);
    if (!chosen) return null;
    if (chosen.topic !== undefined) this.state.topic = chosen.topic;
    this.note(pressed!);
    return chosen.next;
  }

  private orderOf(node: Extract<MenuNode, { type: "digits" }>, typed: string): string | null {
    const digits = typed.replace(/#$/, "");
    if (typed !== "" && digits === "") {
      this.note("#");
      return node.skipped;
    }
    if (!/^\d+$/.test(digits) || digits.length < node.shortest || digits.length > node.longest) return null;
    this.state.orderNumber = digits;
    this.state.orderKnown = this.facts.knowsOrder(digits);
    this.note(digits);
    return this.state.orderKnown ? node.found : node.unknown;
  }

  /** Ends a call for which nothing is left to do. */
  end(): MenuTurn {
    this.hangUp();
    return this.done();
  }

  private hangUp(): void {
    this.steps.push({ do: "hang-up" });
    this.state.waitsFor = "end";
  }

  private waitFor(what: MenuState["waitsFor"]): MenuTurn {
    this.state.waitsFor = what;
    return this.done();
  }

  private say(words: Parameters<SayIn>[0], languages: readonly MenuState["language"][] = [this.state.language]): void {
    for (const language of languages) this.steps.push(spoken(words, language));
  }

  /** Notes the step into a node, or what was pressed there. */
  private note(keys: string | null): void {
    const { path, node } = this.state;
    const last = path.at(-1);
    if (keys !== null && last?.node === node) path[path.length - 1] = { node, keys };
    else if (path.length < MOST_PATH) path.push({ node, keys });
  }

  private done(): MenuTurn {
    return { state: this.state, steps: this.steps };
  }
}

/** How long a caller may think. */
const SECONDS = 8;
