import { createHash } from "node:crypto";
import { inboundMessage } from "@dunlin/contract/inbound-messages.ts";
import { describe, expect, test } from "vitest";
import { listInboundMessages } from "#server/domain/inbound-messages/list-inbound-messages.ts";
import {
  callAsIntelliprint,
  callAsMeta,
  callAsSendGrid,
  callAsTwilio,
  callWithMail,
  type DoorCall,
} from "#test/webhooks/door-call.ts";
import { openDoor, type Door } from "#test/webhooks/open-door.ts";
import { useDoor } from "#test/webhooks/use-door.ts";

const bed = useDoor();
const { world } = bed;

/** Texts that people or their programs can write and that a store, a log or a rule may stumble over. */
const WORDS: Record<string, string> = {
  nothing: "",
  "a NUL": "STOP\u0000",
  "only NUL": "\u0000",
  "half a character": "a\ud800b",
  "the separator of records": "a\u001eb",
  "a backslash before what looks like NUL": "\\u0000 \\\\u0000",
  "SQL, JSON and templates": `'; drop table x; -- {"a":1} {{ x }} $1 %s`,
  "marks that turn text around": "\u202e\u200b\ufeff",
  "a hundred kilobytes": "Ich zahle nächste Woche. ".repeat(4_000),
  "ten kilobytes that cannot be packed": Array.from({ length: 160 }, (_, index) =>
    createHash("sha256").update(String(index)).digest("hex"),
  ).join(""),
  "money beyond counting": "I will pay £99,999,999,999,999,999,999.99 on Friday",
  "a day that is not there": "I will pay on 31.02.2026 or on 99/99/9999",
};

const PLACES: Record<string, (door: Door, word: string) => DoorCall> = {
  "the body of a text": (door, word) =>
    callAsTwilio(door, { MessageSid: "SM1", From: "+447700000001", Body: word }),
  "the sender of a text": (door, word) =>
    callAsTwilio(door, { MessageSid: "SM1", From: `+44${word}`, Body: "STOP" }),
  "the id of a text": (door, word) =>
    callAsTwilio(door, { MessageSid: `SM${word}`, From: "+447700000001", Body: "STOP" }),
  "the code of a failure": (door, word) =>
    callAsTwilio(door, { MessageSid: "SM1", MessageStatus: "failed", ErrorCode: word }),
  "the words of a WhatsApp message": (door, word) =>
    callAsMeta(door, {
      messages: [{ id: "w1", from: "447700000001", type: "text", text: { body: word } }],
    }),
  "the id of a WhatsApp message": (door, word) =>
    callAsMeta(door, {
      messages: [{ id: `w${word}`, from: "447700000001", type: "text", timestamp: "99999999999" }],
    }),
  "a mail": (door, word) => callWithMail(door, { from: "pat@customer.example", text: word }),
  "the subject of a mail": (door, word) =>
    callWithMail(door, { from: "pat@customer.example", subject: word, text: "Hello" }),
  "the sender of a mail": (door, word) =>
    callWithMail(door, {
      from: `"${word}" <pat${word.slice(0, 30)}@customer.example>`,
      text: "STOP",
    }),
  "the id of a mail": (door, word) =>
    callWithMail(door, {
      from: "pat@customer.example",
      text: "Hello",
      headers: [`Message-ID: <${word}@x>`],
    }),
  "the reason of a bounce": (door, word) =>
    callAsSendGrid(door, [
      { event: "bounce", reason: word, sg_event_id: "e1", timestamp: 1_793_000_000 },
    ]),
  "the address of a spam report": (door, word) =>
    callAsSendGrid(door, [
      { event: "spamreport", email: `a${word}@b`, sg_event_id: "e1", timestamp: 1_793_000_000 },
    ]),
  "the reference of a letter": (door, word) =>
    callAsIntelliprint(
      door,
      { reference: word, status: "returned", returned: { reason: word } },
      { id: "m1" },
    ),
};

describe.each(Object.entries(PLACES))("in %s", (_, callOf) => {
  test.each(Object.entries(WORDS))("%s stops nobody behind it", async (_name, word) => {
    const door = await openDoor(world);
    const answer = await bed.knock(callOf(door, word));
    expect([200, 400], answer.text).toContain(answer.status);
    const next = { MessageSid: "SM9", From: "+447700000009", Body: "the next one" };
    expect((await bed.knock(callAsTwilio(door, next))).status).toBe(200);
    await world.work();
    const { data } = await door.ctx.transact((inside) => listInboundMessages(inside, { limit: 9 }));
    expect(data.map(({ text }) => text)).toContain("the next one");
    expect(data.map((each) => inboundMessage.parse(each))).toEqual(data);
    expect(bed.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
