import { describe, expect, test } from "vitest";
import { readMail } from "#server/providers/email/read-mail.ts";

const NOW = new Date("2026-03-03T12:00:00Z");
const ATTEMPT = "01jnqy8c5w3f0k2m4p6r8t0v2x-01jnqy8c5w9a1b3d5f7h9k1m3p";
const MESSAGE_ID = `<${ATTEMPT}@mail.acme.test>`;

const RETURNED = [
  "Received: from acme.test by mx.customer.test; Tue, 3 Mar 2026 10:12:00 +0000",
  `Message-ID: ${MESSAGE_ID}`,
  "From: Acme Ltd <billing@acme.test>",
  "To: Bob <bob@customer.test>",
  "Subject: Invoice 7 is overdue",
  "Auto-Submitted: auto-generated",
  `X-Dunlin-Attempt: ${ATTEMPT}`,
];

type Report = { headers?: string[]; status: string[]; returned?: string[]; returnedType?: string };

/** A delivery status notification, as mail servers write it. */
function report({ headers = [], status, returned = RETURNED, ...more }: Report): Uint8Array {
  const lines = [
    "Return-Path: <>",
    "From: MAILER-DAEMON@mx.customer.test (Mail Delivery System)",
    "To: billing@acme.test",
    "Subject: Undelivered Mail Returned to Sender",
    "Date: Tue, 3 Mar 2026 10:13:00 +0000",
    "Auto-Submitted: auto-replied",
    ...headers,
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"',
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--b/1",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "",
    "--b/1",
    "Content-Description: Delivery report",
    "Content-Type: message/delivery-status",
    "",
    ...status,
    "",
    "--b/1",
    `Content-Type: ${more.returnedType ?? "message/rfc822"}`,
    "",
    ...returned,
    "",
    "Dear Bob, please pay.",
    "",
    "--b/1--",
  ];
  return Buffer.from(lines.join("\r\n"));
}

const POSTFIX = [
  "Reporting-MTA: dns; mx.customer.test",
  "X-Postfix-Queue-ID: 4F2A1C",
  "Arrival-Date: Tue,  3 Mar 2026 10:12:00 +0000 (UTC)",
  "",
  "Final-Recipient: rfc822; bob@customer.test",
  "Original-Recipient: rfc822;bob@customer.test",
  "Action: failed",
  "Status: 5.1.1",
  "Remote-MTA: dns; mail.customer.test",
  "Diagnostic-Code: smtp; 550 5.1.1 <bob@customer.test>: Recipient address",
  "    rejected: User unknown in virtual mailbox table",
];

const EXCHANGE = [
  "Reporting-MTA: dns;DB9PR01MB1234.eurprd01.prod.exchangelabs.com",
  "Received-From-MTA: dns;mail.acme.test",
  "Arrival-Date: Tue, 3 Mar 2026 10:12:00 +0000",
  "",
  "Final-Recipient: rfc822;bob@customer.test",
  "Action: failed",
  "Status: 5.1.10",
  "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
  "X-Display-Name: Bob",
];

function recipient(action: string, status: string, words = ""): string[] {
  const diagnosis = words === "" ? [] : [`Diagnostic-Code: ${words}`];
  const fields = [
    `Action: ${action}`,
    ...(status === "" ? [] : [`Status: ${status}`]),
    ...diagnosis,
  ];
  return [
    "Reporting-MTA: dns; mx.test",
    "",
    "Final-Recipient: rfc822; bob@customer.test",
    ...fields,
  ];
}

function read(raw: Uint8Array) {
  return readMail(raw, { key: "k1", now: NOW });
}

describe("a bounce", () => {
  test.each([
    [
      "Postfix",
      POSTFIX,
      "5.1.1 smtp; 550 5.1.1 <bob@customer.test>: Recipient address rejected: User unknown in virtual mailbox table",
    ],
    [
      "Exchange",
      EXCHANGE,
      "5.1.10 smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
    ],
  ])("of %s says which attempt failed, and why", async (_, status, detail) => {
    expect(await read(report({ status }))).toEqual({
      kind: "delivery",
      key: "k1",
      attemptId: ATTEMPT,
      providerId: MESSAGE_ID,
      state: "failed",
      reason: "bad-recipient",
      detail: detail.replace(/ {2,}/g, " "),
      at: "2026-03-03T10:13:00.000Z",
    });
  });

  test.each<[string, string, string]>([
    ["5.1.1", "", "bad-recipient"],
    ["5.1.2 (bad destination)", "", "bad-recipient"],
    ["5.2.1", "", "bad-recipient"],
    ["5.4.1", "", "bad-recipient"],
    ["5.4.4", "", "bad-recipient"],
    ["5.4.310", "", "bad-recipient"],
    ["5.0.0", "smtp; 550 5.1.1 No", "bad-recipient"],
    ["5.0.0", "smtp; 550 user unknown", "bad-recipient"],
    ["", "smtp; 550 No such user here", "bad-recipient"],
    ["5.0.0", "smtp; 550 5.7.1 user unknown to our policy", "undelivered"],
    ["5.1.8", "", "undelivered"],
    ["5.2.2", "smtp; 552 5.2.2 Mailbox full", "undelivered"],
    ["5.7.1", "smtp; 550 5.7.1 Looks like spam", "undelivered"],
    ["4.4.1", "smtp; connect: timed out", "undelivered"],
    ["4.4.7", "smtp; 450 4.1.1 user unknown", "undelivered"],
    ["5.0.0", "", "undelivered"],
    ["", "", "undelivered"],
  ])("with the status %j and %j is about: %s", async (status, words, reason) => {
    const raw = report({ status: recipient("failed", status, words) });
    expect(await read(raw)).toMatchObject({ state: "failed", reason });
  });

  test("of which one of several reports failed has failed", async () => {
    const status = [...recipient("relayed", "2.0.0"), "", ...recipient("failed", "5.1.1").slice(2)];
    expect(await read(report({ status }))).toMatchObject({ state: "failed" });
  });

  test("that says delivered is a delivery", async () => {
    const raw = report({ status: recipient("delivered", "2.0.0") });
    expect(await read(raw)).toMatchObject({ state: "delivered", reason: null });
  });

  test.each(["delayed", "relayed", "expanded", "constructor", ""])(
    "that says %j says nothing yet",
    async (action) => {
      expect(await read(report({ status: recipient(action, "4.4.1") }))).toBe(null);
    },
  );

  test.each<[string, Report]>([
    ["the header of ours", { status: POSTFIX, returned: [`x-dunlin-attempt: ${ATTEMPT}`] }],
    ["the Message-ID", { status: POSTFIX, returned: ["A: b", `Message-Id: ${MESSAGE_ID}`] }],
    ["a folded Message-ID", { status: POSTFIX, returned: ["Message-ID:", ` ${MESSAGE_ID}`] }],
    ["returned headers alone", { status: POSTFIX, returnedType: "text/rfc822-headers" }],
    [
      "In-Reply-To",
      { status: POSTFIX, returned: ["A: b"], headers: [`In-Reply-To: ${MESSAGE_ID}`] },
    ],
    ["References", { status: POSTFIX, returned: ["A: b"], headers: [`References: ${MESSAGE_ID}`] }],
  ])("names its attempt by %s", async (_, parts) => {
    expect(await read(report(parts))).toMatchObject({ attemptId: ATTEMPT });
  });

  test("of somebody else's mail names no attempt", async () => {
    const returned = ["Message-ID: <a@b.test>", "Subject: Lunch", "", `Message-ID: ${MESSAGE_ID}`];
    expect(await read(report({ status: POSTFIX, returned }))).toMatchObject({
      attemptId: null,
      providerId: "<a@b.test>",
    });
  });
});
