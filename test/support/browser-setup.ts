/** Vitest global set-up: one browser a run, which the test files connect to. */
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { browserLaunchOptions } from "./browser-program.ts";

declare module "vitest" {
  export interface ProvidedContext {
    browserEndpoint: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(await browserLaunchOptions());
  project.provide("browserEndpoint", server.wsEndpoint());
  return () => server.close();
}
