import fc from "fast-check";
import { expect, test } from "vitest";
import { foundDebtors, type Debtor } from "#test/webhooks/found-debtors.ts";
import {
  callAsIntelliprint,
  callAsMeta,
  callAsSendGrid,
  callAsTwilio,
  type DoorCall,
} from "#test/webhooks/door-call.ts";
import { GENUINE_CALLS } from "#test/webhooks/genuine-calls.ts";
import { openDoor, type Door } from "#test/webhooks/open-door.ts";
import { useDoor } from "#test/webhooks/use-door.ts";

const bed = useDoor();
const { world } = bed;

const junk = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "é",
    "\u0000",
    "0",
    "-1",
    "null",
    "sha256=",
    "v1,",
    "1e9",
    "../..",
    "%",
    "a=b",
  ),
);
const anything = fc.oneof(
  fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.webQueryParameters().map((text) => Buffer.from(text)),
  junk.map((text) => Buffer.from(text)),
);

const KEYS = [
  "MessageSid",
  "MessageStatus",
  "From",
  "Body",
  "To",
  "ErrorCode",
  "OptOutType",
  "ButtonText",
];
const STATES = ["delivered", "failed", "undelivered", "read", "queued", "constructor"];
const fields = fc.dictionary(
  fc.oneof(fc.constantFrom(...KEYS), junk),
  fc.oneof(junk, fc.constantFrom(...STATES, "STOP", "whatsapp:+447700000001", "+447700000001")),
  { maxKeys: 8 },
);

const NAMES = [
  "event",
  "email",
  "timestamp",
  "sg_event_id",
  "reason",
  "type",
  "attempt_id",
  "entry",
  "changes",
  "field",
  "value",
  "statuses",
  "messages",
  "id",
  "from",
  "text",
  "body",
  "errors",
  "status",
  "reference",
  "returned",
  "print_id",
];
const likely = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: "small" },
    fc.oneof(
      junk,
      fc.constantFrom(
        ...STATES,
        "bounce",
        "messages",
        "text",
        "letter.updated",
        1_793_000_000,
        -1,
        null,
        true,
      ),
    ),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("tree"), { maxKeys: 8 }),
  ),
})).tree;

/** Signed as the vendor signs, whatever it says. */
function signedCalls(door: Door): fc.Arbitrary<DoorCall> {
  return fc.oneof(
    fc
      .tuple(fields, fc.option(fc.constant("x-y"), { nil: undefined }))
      .map(([each, attemptId]) =>
        callAsTwilio(door, each, attemptId === undefined ? {} : { attemptId }),
      ),
    fc
      .oneof(
        fc.array(likely, { maxLength: 4 }).map((each) => JSON.stringify(each)),
        anything,
      )
      .map((each) => callAsSendGrid(door, each)),
    fc
      .oneof(
        likely.map((each) =>
          JSON.stringify({ entry: [{ changes: [{ field: "messages", value: each }] }] }),
        ),
        anything,
      )
      .map((each) => callAsMeta(door, each)),
    fc
      .tuple(
        fc.oneof(
          likely.map((each) => JSON.stringify(each) ?? ""),
          anything,
        ),
        fc.uuid(),
      )
      .map(([each, id]) => callAsIntelliprint(door, each, { id })),
  );
}

/** A genuine call of which something has been exchanged for anything. */
function brokenCalls(door: Door, debtors: readonly Debtor[]): fc.Arbitrary<DoorCall> {
  const calls = Object.values(GENUINE_CALLS)
    .filter(({ whatsapp }) => whatsapp === undefined)
    .map((kind) =>
      kind.call(
        door,
        debtors.find(({ channel }) => channel === kind.channel)!,
      ),
    );
  const paths = Object.values(door.paths);
  const part = junk.map((text) => encodeURIComponent(text.toWellFormed()));
  const url = fc.oneof(
    fc.constantFrom(...paths),
    fc.tuple(fc.constantFrom(...paths), part).map(([path, word]) => `${path}/${word}`),
    fc.tuple(fc.constantFrom(...paths), part).map(([path, word]) => `${path}?${word}`),
    fc.tuple(part, part, part).map((parts) => `/webhooks/${parts.join("/")}`),
    fc
      .tuple(part, fc.constantFrom(...paths))
      .map(([word, path]) => `/webhooks/${word}/${path.split("/")[3]}`),
  );
  const value = junk.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ""));
  return fc
    .record({
      call: fc.constantFrom(...calls),
      method: fc.constantFrom("GET", "POST", "POST", "POST"),
      url: fc.option(url, { nil: null }),
      headers: fc.dictionary(
        fc.constantFrom(
          "content-type",
          "host",
          "content-encoding",
          ...calls.flatMap((call) => Object.keys(call.headers)),
        ),
        value,
        { maxKeys: 3 },
      ),
      payload: fc.option(anything, { nil: null }),
    })
    .map(({ call, method, url: other, headers, payload }) => ({
      method: method as "GET",
      url: other ?? call.url,
      headers: { ...call.headers, ...headers },
      payload: payload ?? call.payload,
    }));
}

test("whatever knocks is answered without a defect, and whatever was let in is worked off", async () => {
  const door = await openDoor(world);
  const debtors = await foundDebtors(world, door, 8);
  const statuses: Record<number, number> = {};
  let count = 0;
  const check = async (call: DoorCall) => {
    const answer = await bed.knock(call);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    expect(answer.status, `${call.method} ${call.url} ${answer.text}`).toBeLessThan(500);
    count += 1;
    if (count % 50 === 0) await world.work();
  };
  const calls = fc.oneof(signedCalls(door), brokenCalls(door, debtors));
  await fc.assert(fc.asyncProperty(calls, check), { numRuns: 2_000, seed: 5, endOnFailure: true });
  await world.work();
  expect(bed.logged.filter((line) => !line.includes('"level":40'))).toEqual([]);
  expect(statuses[200]).toBeGreaterThan(100);
  expect(statuses[400]).toBeGreaterThan(100);
  expect(statuses[403]).toBeGreaterThan(100);
  expect(statuses[404]).toBeGreaterThan(100);
}, 180_000);
