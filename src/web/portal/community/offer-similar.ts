const WAIT_MS = 350;

/** Shows questions like the one that is being typed, where a browser runs scripts; without, they come before it is sent. */
export function offerSimilar(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-similar]");
  const place = document.querySelector<HTMLElement>("[data-similar-list]");
  if (!field || !place) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";
  const look = async () => {
    const title = field.value.trim();
    if (title.length < 4 || title === asked) return;
    asked = title;
    const answer = await fetch(`${field.dataset.similar}?title=${encodeURIComponent(title)}`).catch(() => null);
    if (!answer?.ok || asked !== title) return;
    const { items } = (await answer.json()) as { items: { id: number; title: string }[] };
    draw(place, items, field.dataset.similar!.replace(/\/similar$/, "/questions"));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
}

function draw(place: HTMLElement, items: readonly { id: number; title: string }[], base: string): void {
  place.hidden = items.length === 0;
  const list = place.querySelector("ul")!;
  list.replaceChildren(
    ...items.map(({ id, title }) => {
      const link = document.createElement("a");
      link.href = `${base}/${id}${location.search.match(/\?lang=[\w-]+/)?.[0] ?? ""}`;
      link.textContent = title;
      const line = document.createElement("li");
      line.append(link);
      return line;
    }),
  );
}
