import type { ShareOffer } from "../../../shared/contract/cobrowse.ts";
import { agreeTo, CodeWrong, decline, lookAt } from "../../lib/cobrowse/ask.ts";
import { consentPoints } from "../../lib/cobrowse/consent-points.ts";
import { type Say, shareWordsIn } from "../../lib/cobrowse/words.ts";

/** Asks for the digits, tells what will be seen, and begins when the customer agrees. */
export function askConsent(place: HTMLElement): void {
  const locale = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const say = shareWordsIn(locale);
  const form = place.querySelector("form")!;
  const field = form.querySelector("input")!;
  const fault = form.querySelector<HTMLElement>("[role=alert]")!;
  form.hidden = false;
  const look = async (code: string) => {
    fault.textContent = "";
    try {
      const offer = await lookAt(code, locale);
      form.hidden = true;
      place.querySelector(".lead")?.setAttribute("hidden", "");
      showOffer(place, offer, code, say);
    } catch (error) {
      fault.textContent = say(error instanceof CodeWrong ? "wrong" : "fault");
      field.focus();
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void look(field.value.replace(/\D/g, ""));
  });
  const given = /^#(\d{6})$/.exec(location.hash)?.[1];
  if (!given) return;
  // Digits that are good once are of no use in a history.
  history.replaceState(null, "", location.pathname + location.search);
  field.value = given;
  void look(given);
}

function showOffer(place: HTMLElement, offer: ShareOffer, code: string, say: Say): void {
  const names = { agent: offer.agent, brand: offer.brand };
  const panel = element("section", "");
  panel.className = "panel share-consent";
  const title = element("h2", say("title", names));
  title.tabIndex = -1;
  const list = document.createElement("ul");
  list.append(...consentPoints.map((point) => element("li", say(point, names))));
  const fault = element("p", "");
  fault.className = "fault";
  fault.setAttribute("role", "alert");
  const agree = button(say("agree"), "");
  const refuse = button(say("decline"), "quiet");
  const end = (words: string) => {
    const told = element("p", words);
    told.setAttribute("role", "status");
    told.tabIndex = -1;
    panel.replaceChildren(told);
    told.focus();
  };
  agree.addEventListener("click", async () => {
    agree.disabled = true;
    fault.textContent = "";
    try {
      const pass = await agreeTo(code, location.host);
      const { showHere } = await import("./show-here.ts");
      showHere(pass);
      end(say("running", names));
    } catch (error) {
      fault.textContent = say(error instanceof CodeWrong ? "wrong" : "fault");
      agree.disabled = false;
    }
  });
  refuse.addEventListener("click", () => {
    // What they said is done here, whether or not the desk hears of it.
    void decline(code).catch(() => undefined);
    end(say("declined"));
  });
  const choices = element("p", "");
  choices.append(agree, " ", refuse);
  panel.append(title, list, fault, choices);
  place.append(panel);
  title.focus();
}

function element(tag: "h2" | "li" | "p" | "section", text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function button(text: string, look: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = text;
  return made;
}
