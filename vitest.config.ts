import { defineConfig } from "vitest/config";

// Where nobody can look again at once, a test of several processes that fails is tried once more, and the report says so.
const retry = process.env.CI ? 1 : 0;
const setupFiles = ["test/support/fixed-seed.ts"];
const database = {
  setupFiles,
  globalSetup: "test/support/postgres.ts",
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry,
};
/**
 * Files share the loaded program, which takes longer to load than most of them to run; each has a database, files and
 * ports of its own. Vitest wants groups of their own for those that differ in how many run at a time.
 */
const shared = (groupOrder: number) => ({ isolate: false, sequence: { groupOrder } });

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          setupFiles,
          include: ["{src,scripts,test/support,test/docs}/**/*.test.{ts,tsx,mjs}"],
          exclude: ["**/*.db.test.ts"],
          // Properties run hundreds of cases: on a busy machine that takes its time, and time is not what they test.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["src/**/*.db.test.ts", "test/{support,docs,fuzz,channels,robot}/**/*.db.test.ts"],
          ...database,
          ...shared(1),
          // Half of a test's time is its database's: two at a time keep two processors busy.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "architecture",
          include: ["test/architecture*.test.ts", "test/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: { ...journeys("e2e", ["test/support/postgres.ts", "test/support/browser-setup.ts"]).test, ...shared(2) },
      },
      journeys("mail-servers", ["test/support/postgres.ts", "test/support/browser-setup.ts"]),
      journeys("sms", ["test/support/postgres.ts"]),
      journeys("xmpp", ["test/support/postgres.ts"]),
      journeys("fax", ["test/support/postgres.ts"]),
      journeys("voice", ["test/support/postgres.ts", "test/voice/browser-setup.ts"]),
      journeys("story", ["test/support/postgres.ts", "test/support/browser-setup.ts"]),
      journeys("crash", []),
    ],
  },
});

/**
 * Tests of the whole program, in `test/<name>`. They share one machine with a browser, a desk and mail servers: one at
 * a time keeps them repeatable.
 */
function journeys(name: string, globalSetup: string[]) {
  const include = [`test/${name}/**/*.spec.ts`];
  return {
    test: { name, include, globalSetup, testTimeout: 120_000, hookTimeout: 120_000, retry, fileParallelism: false },
  };
}
