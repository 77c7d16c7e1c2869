/** What this browser keeps of the chat; one that keeps nothing has it until the page is left. */
const here = new Map<string, string>();

export function keep(name: string, value: string | null): void {
  if (value === null) here.delete(name);
  else here.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // told above
  }
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}
