/** How every list is answered; `next` is null on the last page. */
export type Page<T> = { items: T[]; next: string | null };
export type PageQuery = { cursor?: string; limit?: number };
export type Done = { ok: true };
export type ById = { id: number };
