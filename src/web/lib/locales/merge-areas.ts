export type Texts = { [key: string]: string | Texts };

/** Lays the areas over each other: several files may add to the same top key (`errors`, say). */
export function mergeAreas(files: Record<string, unknown>): Texts {
  const merged: Texts = {};
  for (const file of Object.values(files)) layOver(merged, file as Texts);
  return merged;
}

function layOver(target: Texts, source: Texts): void {
  for (const [key, value] of Object.entries(source)) {
    const there = target[key];
    if (typeof value === "object" && typeof there === "object") layOver(there, value);
    else target[key] = typeof value === "object" ? structuredClone(value) : value;
  }
}
