import type { Say } from "./words.ts";

const faces = [
  [5, "😀"],
  [4, "🙂"],
  [3, "😐"],
  [2, "🙁"],
  [1, "😣"],
] as const;

/** How did you find it? A face is the digit that the question asks for: it is written like any other word. */
export function RatingFaces({ say, onRate }: { say: Say; onRate: (rating: 1 | 2 | 3 | 4 | 5) => void }) {
  return (
    <fieldset class="faces">
      <legend>{say("rate")}</legend>
      {faces.map(([rating, face]) => (
        <button key={rating} type="button" onClick={() => onRate(rating)}>
          <span aria-hidden="true">{face}</span>
          {say(`rate${rating}`)}
        </button>
      ))}
    </fieldset>
  );
}
