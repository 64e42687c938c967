import { expect, test } from "vitest";
import { readEnvironment } from "#cli/environment.ts";

test("without any variable it is this machine, without a key, in colour", () => {
  expect(readEnvironment({})).toMatchObject({
    url: null,
    localUrl: "http://localhost:8080",
    key: null,
    demoKeyFile: expect.stringMatching(/\/data\/demo-key$/),
    mayColour: true,
    showsTraces: false,
  });
});

test.each([{ NO_COLOR: "1" }, { TERM: "dumb" }])("%j takes the colour away", (variables) => {
  expect(readEnvironment(variables).mayColour).toBe(false);
});

test("an empty variable counts as not set", () => {
  const variables = { PORT: "", DUNLIN_URL: "", DUNLIN_API_KEY: "", NO_COLOR: "" };
  expect(readEnvironment(variables)).toMatchObject({
    url: null,
    localUrl: "http://localhost:8080",
    key: null,
    mayColour: true,
  });
});
