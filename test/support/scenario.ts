import { expect } from "vitest";
import type { TestDesk, Who } from "./app.ts";
import type { Answer } from "./client.ts";

/** One request and all that may come of it: what must be in the answer, what must not, and exactly which events. */
export type Scenario = {
  as: Who;
  request: [method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown];
  status: number;
  /** parts of the JSON body, as `toMatchObject` takes them */
  contains?: unknown;
  /** the error's code in the catalogue */
  error?: string;
  /** what the body as it was sent must not contain */
  lacks?: readonly (string | RegExp)[];
  /** the types of the events it writes, in order; none unless said */
  events?: readonly string[];
};

/** Sends the request and checks everything; returns the answer for what a row cannot say. */
export async function play(desk: TestDesk, scenario: Scenario): Promise<Answer> {
  const client = await desk.as(scenario.as);
  const [method, url, body] = scenario.request;
  const { result: answer, events } = await desk.during(() =>
    client.inject({ method, url, ...(body !== undefined && { payload: body as object }) }),
  );
  expect(answer.status, answer.text).toBe(scenario.status);
  if (scenario.contains !== undefined) expect(answer.body).toMatchObject(scenario.contains as object);
  if (scenario.error !== undefined) expect(answer.body.error.code).toBe(scenario.error);
  for (const text of scenario.lacks ?? []) {
    if (text instanceof RegExp) expect(answer.text).not.toMatch(text);
    else expect(answer.text).not.toContain(text);
  }
  expect(events.map((event) => event.type)).toEqual(scenario.events ?? []);
  return answer;
}
