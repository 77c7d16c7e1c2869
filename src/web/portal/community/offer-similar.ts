import type { OfferedAnswers } from "../../../shared/contract/community.ts";

const WAIT_MS = 350;

/** Shows what answers a question that is being typed, where a browser runs scripts; without, it comes before it is sent. */
export function offerSimilar(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-similar]");
  const place = document.querySelector<HTMLElement>("[data-offer]");
  if (!field || !place) return;
  const address = new URL(field.dataset.similar!, location.href);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";
  const look = async () => {
    const title = field.value.trim();
    if (title.length < 4 || title === asked) return;
    asked = title;
    address.searchParams.set("title", title);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || asked !== title) return;
    const { articles, similar } = (await answer.json()) as OfferedAnswers;
    fill(
      place.querySelector("[data-offer-articles]")!,
      articles.map(({ id, title, url, excerpt }) => [
        linkTo(url, title),
        passageOf(excerpt),
        answersIt(`article-${id}`),
      ]),
    );
    const base = address.pathname.replace(/\/similar$/, "/questions");
    const lang = address.searchParams.get("lang");
    fill(
      place.querySelector("[data-similar-list]")!,
      similar.map(({ id, title }) => [
        linkTo(`${base}/${id}${lang ? `?lang=${lang}` : ""}`, title),
        answersIt(`question-${id}`),
      ]),
    );
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
}

function fill(section: HTMLElement, lines: readonly Node[][]): void {
  section.hidden = lines.length === 0;
  section.querySelector("ul")!.replaceChildren(
    ...lines.map((parts) => {
      const line = document.createElement("li");
      line.append(...parts);
      return line;
    }),
  );
}

function linkTo(href: string, title: string): Node {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  return link;
}

function passageOf(excerpt: OfferedAnswers["articles"][number]["excerpt"]): Node {
  const passage = document.createElement("p");
  passage.className = "passage";
  passage.append(
    ...excerpt.map(({ text, hit }) => {
      if (!hit) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
  return passage;
}

/** The button as the page has it, in the visitor's words. */
function answersIt(answer: string): Node {
  const made = document.querySelector<HTMLTemplateElement>("template[data-answers-it]")!.content.cloneNode(true);
  (made as DocumentFragment).querySelector("button")!.value = answer;
  return made;
}
