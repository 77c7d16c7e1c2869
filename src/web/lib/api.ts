import { ApiError, type FieldProblem } from "./api-error.ts";
import type { Endpoints } from "./endpoints/index.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type PathOf<M extends Method> = keyof Endpoints extends infer K ? (K extends `${M} ${infer P}` ? P : never) : never;
type Spec<M extends Method, P extends string> = Endpoints[`${M} ${P}` & keyof Endpoints];
type ResponseOf<S> = S extends { response: infer R } ? R : never;
type Part<S, K extends "params" | "query" | "body"> =
  S extends Record<K, infer V> ? (K extends "query" ? { query?: V } : Record<K, V>) : object;
export type CallOptions<S> = Part<S, "params"> & Part<S, "query"> & Part<S, "body"> & { signal?: AbortSignal };
type Args<S> = object extends CallOptions<S> ? [options?: CallOptions<S>] : [options: CallOptions<S>];

type AnyOptions = {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  signal?: AbortSignal;
};

/** A call that takes longer than this counts as lost. */
const TIMEOUT_MS = 30_000;

/** Fills `:id` places and adds the query; undefined values are left out. */
export function urlOf(path: string, options: Pick<AnyOptions, "params" | "query"> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(options.params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? filled : `${filled}?${text}`;
}

/** Who wants to hear that the session is over; set once by the shell. */
let onSignedOut: () => void = () => {};
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/**
 * One call; the answer's JSON.
 * @throws ApiError for every answer that is not a success, and when none came
 */
export async function request(method: string, path: string, options: AnyOptions = {}): Promise<unknown> {
  const isForm = options.body instanceof FormData;
  const timeout = AbortSignal.timeout(isForm ? TIMEOUT_MS * 10 : TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(urlOf(path, options), {
      method,
      credentials: "same-origin",
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
      ...(options.body !== undefined && {
        body: isForm ? (options.body as FormData) : JSON.stringify(options.body),
        ...(!isForm && { headers: { "content-type": "application/json" } }),
      }),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const code = timeout.aborted ? "timeout" : "network";
    throw new ApiError({ code, status: 0, message: "The desk did not answer." }, cause);
  }
  if (response.ok) return response.status === 204 ? null : response.json();
  const error = await errorOf(response);
  if (error.status === 401 && error.code === "request.not_signed_in") onSignedOut();
  throw error;
}

async function errorOf(response: Response): Promise<ApiError> {
  type Body = {
    error?: { code: string; message: string; params?: Record<string, unknown>; fields?: FieldProblem[] };
  };
  const { error } = (await response.json().catch(() => ({}))) as Body;
  const unnamed = { code: `http.${response.status}`, message: `${response.status} ${response.statusText}` };
  return new ApiError({ status: response.status, ...(error ?? unnamed) });
}

function caller<M extends Method>(method: M) {
  return <P extends PathOf<M> & string>(path: P, ...args: Args<Spec<M, P>>): Promise<ResponseOf<Spec<M, P>>> =>
    request(method, path, (args as readonly unknown[])[0] as AnyOptions) as Promise<ResponseOf<Spec<M, P>>>;
}

/** The typed client: `api.get("/api/v1/cases/:id", { params: { id } })`. Shapes come from `Endpoints`. */
export const api = {
  get: caller("GET"),
  post: caller("POST"),
  put: caller("PUT"),
  patch: caller("PATCH"),
  delete: caller("DELETE"),
};
