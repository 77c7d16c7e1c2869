import type { Say } from "./words.ts";

/** What stands on a page while it is shown: who looks, since when, and the end; and where they point. */
export type Banner = {
  watched(on: boolean): void;
  lost(): void;
  point(x: number, y: number): void;
  ring(x: number, y: number): void;
  /** says that it is over, and goes after a moment */
  over(): void;
};

const OVER_MS = 8_000;
const POINTER_MS = 8_000;
const RING_MS = 1_600;

const LOOKS = `
  :host{all:initial;font:15px/1.4 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
  .edge{position:fixed;inset:0;z-index:2147483002;pointer-events:none;box-shadow:inset 0 0 0 3px #b3261e}
  .bar{position:fixed;z-index:2147483005;top:max(8px,env(safe-area-inset-top));left:50%;transform:translateX(-50%);
    display:flex;gap:12px;align-items:center;box-sizing:border-box;width:max-content;max-width:calc(100vw - 24px);
    padding:6px 6px 6px 14px;border-radius:10px;background:#1c1f24;color:#fff;box-shadow:0 4px 20px #0006}
  .dot{flex:none;width:10px;height:10px;border-radius:50%;background:#ff6b5e}
  .over .dot{background:#4fc8a3}
  p{margin:0;overflow-wrap:anywhere}
  button{flex:none;min-height:36px;padding:0 14px;border:0;border-radius:7px;background:#fff;color:#8c1d18;
    font:600 15px/1.2 system-ui,sans-serif;cursor:pointer}
  button:focus-visible{outline:3px solid #ffd54a;outline-offset:2px}
  .hand{position:fixed;z-index:2147483003;left:0;top:0;pointer-events:none;transition:transform .08s linear;will-change:transform}
  .hand svg{display:block;width:24px;height:24px;filter:drop-shadow(0 1px 2px #0009)}
  .hand span{position:absolute;left:18px;top:20px;padding:1px 8px;border-radius:6px;background:#b3261e;color:#fff;
    font-size:13px;white-space:nowrap}
  .ring{position:fixed;z-index:2147483003;width:44px;height:44px;margin:-22px 0 0 -22px;box-sizing:border-box;
    border:4px solid #b3261e;border-radius:50%;pointer-events:none;box-shadow:0 0 0 2px #fffc;animation:r 1.6s ease-out both}
  @keyframes r{from{transform:scale(.4)}40%{transform:scale(1.2)}70%{transform:scale(1)}to{opacity:0}}
  @media (prefers-reduced-motion:reduce){.ring{animation:none}.hand{transition:none}}
`;

/** Puts the banner onto the page, in a shadow root that the page's styles do not reach. */
export function showBanner({ agent, time, say, end }: { agent: string; time: string; say: Say; end(): void }): Banner {
  const host = document.createElement("keepword-share");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(LOOKS);
  root.adoptedStyleSheets = [style];
  const edge = part("div", "edge");
  const bar = part("div", "bar");
  bar.setAttribute("role", "region");
  bar.ariaLabel = say("banner");
  const words = part("p", "");
  words.setAttribute("role", "status");
  const button = part("button", "") as HTMLButtonElement;
  button.type = "button";
  button.textContent = say("endNow");
  button.addEventListener("click", end);
  bar.append(part("span", "dot"), words, button);
  root.append(edge, bar);
  document.body.append(host);
  // A region that came with its words is not read out; one that gets them is.
  const tell = (text: string) => requestAnimationFrame(() => words.replaceChildren(text));
  tell(say("waits", { agent, time }));

  let hand: HTMLElement | null = null;
  let hide = 0;
  return {
    watched: (on) => tell(say(on ? "sees" : "waits", { agent, time })),
    lost: () => tell(say("lost")),
    point(x, y) {
      if (x < 0 || y < 0) return hand?.remove();
      hand ??= makeHand(agent);
      if (!hand.isConnected) root.append(hand);
      hand.style.transform = `translate(${x}px,${y}px)`;
      clearTimeout(hide);
      hide = window.setTimeout(() => hand?.remove(), POINTER_MS);
    },
    ring(x, y) {
      const ring = part("div", "ring");
      ring.style.left = `${x}px`;
      ring.style.top = `${y}px`;
      root.append(ring);
      setTimeout(() => ring.remove(), RING_MS);
    },
    over() {
      for (const each of [edge, button, hand]) each?.remove();
      bar.classList.add("over");
      tell(say("over"));
      setTimeout(() => host.remove(), OVER_MS);
    },
  };
}

function part(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function makeHand(agent: string): HTMLElement {
  const hand = part("div", "hand");
  hand.setAttribute("aria-hidden", "true");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  const arrow = document.createElementNS("http://www.w3.org/2000/svg", "path");
  arrow.setAttribute("d", "M1 1l7 19 3-8 8-3z");
  arrow.setAttribute("fill", "#b3261e");
  arrow.setAttribute("stroke", "#fff");
  arrow.setAttribute("stroke-width", "1.500");
  svg.append(arrow);
  const name = part("span", "");
  name.textContent = agent;
  hand.append(svg, name);
  return hand;
}
