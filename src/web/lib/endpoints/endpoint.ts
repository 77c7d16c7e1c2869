/** What an endpoint takes and gives. `response` is what a 200 carries. */
export type Endpoint = {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  response: unknown;
};

/** How every list is answered; `next` is null on the last page. */
export type Page<T> = { items: T[]; next: string | null };
export type PageQuery = { cursor?: string; limit?: number };
export type Done = { ok: true };
export type ById = { id: number };
