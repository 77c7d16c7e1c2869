/** Vitest global set-up: a browser whose microphone beeps, and which gives it to whoever asks. */
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { browserLaunchOptions } from "../support/browser-program.ts";

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const options = await browserLaunchOptions();
  const server = await chromium.launchServer({
    ...options,
    args: [
      ...options.args!,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      // The relay is on this machine.
      "--allow-loopback-in-peer-connection",
    ],
  });
  project.provide("browserEndpoint", server.wsEndpoint());
  return () => server.close();
}
