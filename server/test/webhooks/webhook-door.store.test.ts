import { formatId } from "@dunlin/contract/ids.ts";
import { describe, expect, test } from "vitest";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { disconnectChannel } from "#server/domain/channels/disconnect-channel.ts";
import { newSortableId } from "#server/platform/sortable-id.ts";
import { SENDGRID } from "#test/connections.ts";
import {
  callAsIntelliprint,
  callAsMeta,
  callAsSendGrid,
  callAsTwilio,
  callWithMail,
  type DoorCall,
} from "#test/webhooks/door-call.ts";
import { foundDebtors } from "#test/webhooks/found-debtors.ts";
import { GENUINE_CALLS } from "#test/webhooks/genuine-calls.ts";
import { openDoor, type Door } from "#test/webhooks/open-door.ts";
import { useDoor } from "#test/webhooks/use-door.ts";

const bed = useDoor();
const { world } = bed;
const MEGABYTE = 1024 * 1024;

const idOf = (path: string) => path.split("/")[3]!;
const get = (url: string): DoorCall => ({
  method: "GET",
  url,
  headers: {},
  payload: Buffer.alloc(0),
});

/** A call that would be taken at its own address. */
const rightCall = (door: Door) =>
  callAsTwilio(door, { MessageSid: "SM1", From: "+447700000001", Body: "Hello" });

describe("there is nothing", () => {
  test.each<[string, (door: Door) => string]>([
    ["for a vendor that nobody knows", ({ paths }) => `/webhooks/acme/${idOf(paths.sms)}`],
    ["for a vendor of another channel", ({ paths }) => `/webhooks/sendgrid/${idOf(paths.sms)}`],
    ["for another vendor of the channel", ({ paths }) => `/webhooks/twilio/${idOf(paths.meta)}`],
    ["for a word that objects know", ({ paths }) => `/webhooks/constructor/${idOf(paths.sms)}`],
    ["for half of a vendor's name", ({ paths }) => `/webhooks/twilio-x/${idOf(paths.sms)}`],
    [
      "at a connection that is not there",
      () => `/webhooks/twilio/${formatId("connection", newSortableId())}`,
    ],
    [
      "at an id of another kind",
      ({ ctx }) => `/webhooks/twilio/${formatId("organization", ctx.organizationId)}`,
    ],
    ["at an id that is none", () => "/webhooks/twilio/1"],
    ["at an id that SQL would like", () => "/webhooks/twilio/'%20or%20true--"],
    ["at an id with a NUL", () => "/webhooks/twilio/chn_%00"],
    ["at an id that is too long", () => `/webhooks/twilio/${"x".repeat(5_000)}`],
    ["without a connection", () => "/webhooks/twilio"],
    ["deeper than a token", ({ paths }) => `${paths.inbound}/more`],
  ])("%s", async (_, urlOf) => {
    const door = await openDoor(world);
    const url = urlOf(door);
    await bed.expectRefusal({ ...rightCall(door), url }, 404, "not_found");
    await bed.expectRefusal(get(url), 404, "not_found");
    expect(bed.logged).toEqual([]);
  });

  test("where a connection was, or lacks the key that would verify a call", async () => {
    const door = await openDoor(world);
    const [debtor] = await foundDebtors(world, door, 1);
    const call = GENUINE_CALLS["an event by SendGrid"]!.call(door, debtor!);
    for (const eventKey of [null, "A".repeat(90), Buffer.alloc(91).toString("base64")]) {
      await door.ctx.transact((inside) =>
        connectChannel(inside, {
          channel: "email",
          connection: { ...SENDGRID, eventKey },
          ratePerSecond: null,
        }),
      );
      await bed.expectRefusal(call, 404, "not_found");
    }
    await door.ctx.transact((inside) => disconnectChannel(inside, { channel: "sms" }));
    await bed.expectRefusal(rightCall(door), 404, "not_found");
  });
});

describe("the handshake of Meta", () => {
  const ask = ({ paths, secrets }: Door, changes: Record<string, string | null> = {}) => {
    const query = new URLSearchParams();
    const asked = {
      "hub.mode": "subscribe",
      "hub.verify_token": secrets.metaVerifyToken,
      "hub.challenge": "11580<b>",
      ...changes,
    };
    for (const [name, value] of Object.entries(asked)) if (value !== null) query.set(name, value);
    return get(`${paths.meta}?${query}`);
  };

  test("is answered with the challenge, as plain text", async () => {
    const answer = await bed.knock(ask(await openDoor(world)));
    expect([answer.status, answer.text]).toEqual([200, "11580<b>"]);
    expect(answer.headers["content-type"]).toMatch(/^text\/plain\b/);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test.each([
    ["with another token", { "hub.verify_token": "guess" }],
    ["with no token", { "hub.verify_token": null }],
    ["with an empty token", { "hub.verify_token": "" }],
    ["in another mode", { "hub.mode": "unsubscribe" }],
    ["without a challenge", { "hub.challenge": null }],
  ])("is refused %s", async (_, changes) => {
    await bed.expectRefusal(ask(await openDoor(world), changes), 403, "forged_webhook");
  });

  test("is nobody else's: a GET is forged, any other method is none", async () => {
    const { paths } = await openDoor(world);
    for (const path of [paths.sms, paths.sendgrid, paths.inbound, paths.intelliprint]) {
      await bed.expectRefusal(get(path), 403, "forged_webhook");
      await bed.expectRefusal(
        { ...get(path), method: "DELETE" as never },
        405,
        "method_not_allowed",
      );
    }
  });
});

describe("a genuine call", () => {
  const id = "msg_1";
  test.each<[string, (door: Door) => DoorCall]>([
    ["of Twilio about nothing", (door) => callAsTwilio(door, { AccountSid: "AC1" })],
    ["of Twilio with nothing in it", (door) => callAsTwilio(door, {})],
    ["of SendGrid that is no JSON", (door) => callAsSendGrid(door, "event=open")],
    ["of SendGrid that is no list", (door) => callAsSendGrid(door, '{"event":"open"}')],
    ["of SendGrid that is empty", (door) => callAsSendGrid(door, "")],
    ["of Meta that is no JSON", (door) => callAsMeta(door, "entry=1")],
    ["of Meta that is cut off", (door) => callAsMeta(door, '{"entry":[')],
    ["of Meta that is no text", (door) => callAsMeta(door, Buffer.from([0xff, 0xfe, 0x00]))],
    ["of Intelliprint that is no JSON", (door) => callAsIntelliprint(door, "letter", { id })],
    [
      "with a mail that is no form",
      (door) => ({
        ...callWithMail(door, { from: "a@b.example", text: "x" }),
        payload: Buffer.from("x"),
      }),
    ],
    [
      "with a mail of another type",
      (door) => {
        const call = callWithMail(door, { from: "a@b.example", text: "x" });
        return { ...call, headers: { "content-type": "application/json" } };
      },
    ],
  ])("%s is unreadable, and says what is wrong", async (_, callOf) => {
    const answer = await bed.expectRefusal(callOf(await openDoor(world)), 400, "invalid_input");
    expect(answer.text).not.toMatch(/undefined|\[object|Error/);
  });

  test.each<[string, (door: Door) => DoorCall]>([
    ["of Twilio", (door) => rightCall(door)],
    ["of SendGrid", (door) => callAsSendGrid(door, [])],
    ["of Meta", (door) => callAsMeta(door, {})],
    ["of Intelliprint", (door) => callAsIntelliprint(door, {}, { id })],
  ])(
    "%s is taken whatever type it has, for its bytes are signed, but not with what is no type",
    async (_, callOf) => {
      const call = callOf(await openDoor(world));
      const { "content-type": _type, ...headers } = call.headers;
      for (const type of [null, "text/plain", "application/octet-stream", "text/csv; charset=x"]) {
        const given = type === null ? headers : { ...headers, "content-type": type };
        const answer = await bed.knock({ ...call, headers: given });
        expect([type, answer.status], answer.text).toEqual([type, 200]);
      }
      const none = { ...call, headers: { ...headers, "content-type": "x" } };
      await bed.expectRefusal(none, 415, "wrong_content_type");
    },
  );

  test("is too large beyond 12 MB, whoever makes it and wherever to", async () => {
    const door = await openDoor(world);
    const payload = Buffer.alloc(12 * MEGABYTE + 1, "a");
    for (const url of Object.values(door.paths)) {
      await bed.expectRefusal({ ...rightCall(door), url, payload }, 413, "body_too_large");
    }
    const large = callWithMail(door, { from: "a@b.example", text: "word ".repeat(2 * MEGABYTE) });
    expect((await bed.knock(large)).status).toBe(200);
  });

  test("is never 500 because it is empty, and needs no request id of ours", async () => {
    const door = await openDoor(world);
    for (const url of Object.values(door.paths)) {
      const answer = await bed.knock({ ...get(url), method: "POST" });
      expect([url, [400, 403].includes(answer.status)], answer.text).toEqual([url, true]);
      expect(answer.headers["request-id"]).toMatch(/^[\w-]{36}$/);
    }
  });
});
