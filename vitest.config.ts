import { defineConfig } from "vitest/config";

const database = { globalSetup: "test/support/postgres.ts", testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,scripts,test/support}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      { test: { name: "db", include: ["src/**/*.db.test.ts", "test/support/**/*.db.test.ts"], ...database } },
      {
        test: {
          name: "architecture",
          include: ["test/architecture*.test.ts", "test/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.spec.ts"],
          ...database,
          globalSetup: ["test/support/postgres.ts", "test/support/browser-setup.ts"],
          testTimeout: 120_000,
          // Journeys share one machine with a browser, a desk and mail servers: one at a time keeps them repeatable.
          fileParallelism: false,
        },
      },
    ],
  },
});
