const WAIT_MS = 200;

/** Shows the best answers to what is being typed, where a browser runs scripts; without, the button leads to all of them. */
export function suggestAnswers(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggest(field);
}

function suggest(field: HTMLInputElement): void {
  const place = field.closest("search")?.querySelector<HTMLElement>("[data-suggestions]");
  if (!place) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = field.value.trim();
  const look = async () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    const items = query.length < 2 ? [] : await itemsFor(`${field.dataset.suggest}&q=${encodeURIComponent(query)}`);
    if (asked === query) draw(place, items);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") place.hidden = true;
  });
}

type Item = { href: string; title: string; heading: string };

async function itemsFor(address: string): Promise<Item[]> {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { items: Item[] }).items : [];
}

function draw(place: HTMLElement, items: readonly Item[]): void {
  place.hidden = items.length === 0;
  place.replaceChildren(
    ...items.map(({ href, title, heading }) => {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = heading ? `${title} › ${heading}` : title;
      const line = document.createElement("li");
      line.append(link);
      return line;
    }),
  );
}
