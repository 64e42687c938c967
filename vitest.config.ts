import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "data/**"];
const stores = ["**/*.store.test.ts"];
const crashes = ["**/*.crash.test.ts"];

/**
 * Pure tests run once; tests that need a store run on the embedded one and on a PostgreSQL server;
 * tests that kill whole processes run one at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["**/*.test.ts"],
          exclude: [...exclude, ...stores, ...crashes],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "crash",
          include: crashes,
          exclude,
          fileParallelism: false,
          // Where a kill lands is chance; a run in which none fell while sending proves nothing.
          retry: 2,
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: "embedded",
          include: stores,
          exclude,
          env: { TEST_STORE: "embedded" },
          globalSetup: "server/test/prepare-embedded.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "server",
          include: stores,
          exclude,
          env: { TEST_STORE: "server" },
          globalSetup: "server/test/prepare-server.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
