import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { connectSendGrid } from "#server/providers/email/sendgrid.ts";
import { closeAll, closing, letter, send } from "#test/smtp-bed.ts";

afterEach(closeAll);

type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
type Asked = { call: string; headers: IncomingMessage["headers"]; body: unknown };
type Answering = (asked: Asked, response: ServerResponse) => Answer | null;

const HANDED_OVER_AT = new Date("2026-03-03T10:00:00Z");
const SETTLED = new Date("2026-03-03T10:15:00Z");

/** Starts a SendGrid that answers as told (null leaves the answer out), and a provider before it. */
async function start(answering: Answering, timeoutMs = 2_000) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || "null");
    const one = { call: `${request.method} ${request.url}`, headers: request.headers, body };
    asked.push(one);
    const answer = answering(one, response);
    if (answer === null) return;
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, answer.headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => void server.close().closeAllConnections();
  closing({ close: stop });
  const baseUrl = `http://127.0.0.1:${port}/`;
  const options = { apiKey: "SG.key", baseUrl, messageIdDomain: "mail.acme.test", timeoutMs };
  return { asked, stop, provider: closing(connectSendGrid(options)) };
}

function always(answer: Answer): Answering {
  return () => answer;
}

function refusal(field: string | null, message = "no"): unknown {
  return { errors: [{ message, field, help: null }] };
}

describe("sending by SendGrid", () => {
  test("takes one request with the attempt's own marks and no tracking", async () => {
    const id = { "X-Message-Id": "sg-1" };
    const { asked, provider } = await start(always({ status: 202, headers: id }));
    const receipt = await send(provider, letter("a1"));
    expect(receipt).toEqual({ outcome: "accepted", providerId: "sg-1", handOvers: 1 });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      call: "POST /v3/mail/send",
      headers: { authorization: "Bearer SG.key", "content-type": "application/json" },
      body: {
        personalizations: [
          {
            to: [{ email: "a1@customer.test", name: "Bob" }],
            custom_args: { attempt_id: "a1" },
          },
        ],
        from: { email: "billing@acme.test", name: "Acme Ltd" },
        reply_to: { email: "accounts+7@acme.test" },
        subject: "Invoice 7 is overdue",
        content: [
          { type: "text/plain", value: "Please pay.\n.\n..two dots\n" },
          { type: "text/html", value: "<p>Please pay £5.</p>" },
        ],
        headers: {
          "Message-ID": "<a1@mail.acme.test>",
          "X-Dunlin-Attempt": "a1",
          "Auto-Submitted": "auto-generated",
          "List-Unsubscribe": "<mailto:accounts%2B7@acme.test?subject=unsubscribe>",
        },
        tracking_settings: {
          click_tracking: { enable: false, enable_text: false },
          open_tracking: { enable: false },
        },
      },
    });
  });

  test("asks for no reply and no name where there is none", async () => {
    const { asked, provider } = await start(always({ status: 202 }));
    const to = { name: null, address: "bob@customer.test" };
    await send(provider, letter("a1", { replyTo: null, to }));
    expect(asked[0]?.body).not.toHaveProperty("reply_to");
    expect(asked[0]?.body).not.toHaveProperty("headers.List-Unsubscribe");
    expect(asked[0]?.body).toHaveProperty("personalizations.0.to", [{ email: to.address }]);
  });

  test("takes the attempt for the id where SendGrid gives none", async () => {
    const { provider } = await start(always({ status: 202 }));
    expect(await send(provider, letter("a1"))).toMatchObject({ providerId: "a1" });
  });

  test.each<[number, string | null, string]>([
    [400, "personalizations.0.to.0.email", "bad-recipient"],
    [400, "personalizations.0.to", "bad-recipient"],
    [400, "from.email", "misconfigured"],
    [400, "from", "misconfigured"],
    [400, "reply_to.email", "misconfigured"],
    [400, "content.0.value", "content-rejected"],
    [400, "template_to_use", "content-rejected"],
    [400, null, "content-rejected"],
    [401, null, "misconfigured"],
    [403, "from", "misconfigured"],
    [404, null, "misconfigured"],
    [413, null, "content-rejected"],
    [415, null, "content-rejected"],
    [308, null, "misconfigured"],
    [408, null, "retry-later"],
    [429, null, "rate-limited"],
    [200, null, "unknown"],
    [500, null, "unknown"],
    [503, null, "unknown"],
  ])("answered by %s about %s is %s", async (status, field, outcome) => {
    const { provider } = await start(always({ status, body: refusal(field) }));
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome, handOvers: 1 });
  });

  test.each<[number, string, string]>([
    [400, "<html>Bad</html>", "content-rejected"],
    [429, "", "rate-limited"],
    [502, "<html>Bad gateway</html>", "unknown"],
    [200, "[]", "unknown"],
    [400, '{"errors":[null]}', "content-rejected"],
    [400, '{"errors":"to"}', "content-rejected"],
  ])("answered by %s and %j is %s", async (status, body, outcome) => {
    const { provider } = await start(always({ status, body }));
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome });
  });

  test("keeps SendGrid's words and its key to itself", async () => {
    const body = refusal("from", "Maximum credits exceeded");
    const { provider } = await start(always({ status: 401, body }));
    const receipt = await send(provider, letter("a1"));
    expect(receipt).toMatchObject({ detail: "HTTP 401 from Maximum credits exceeded" });
    expect(JSON.stringify(receipt)).not.toContain("SG.key");
  });

  test.each<[Record<string, string>, number | null]>([
    [{ "retry-after": "7" }, 7],
    [{ "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 40) }, 40],
    [{ "x-ratelimit-reset": "1000000000" }, 1],
    [{ "x-ratelimit-reset": "9999999999" }, 86_400],
    [{ "x-ratelimit-reset": "soon" }, null],
    [{}, null],
  ])("with %j waits about %s seconds", async (headers, seconds) => {
    const { provider } = await start(always({ status: 429, headers, body: refusal(null) }));
    const receipt = await provider.send(letter("a1"), () => {});
    const { retryAfterSeconds } = receipt as { retryAfterSeconds: number | null };
    expect(retryAfterSeconds === null ? null : Math.round(retryAfterSeconds / 5)).toBe(
      seconds === null ? null : Math.round(seconds / 5),
    );
  });

  test("is unknown when the answer is lost, and certainly not sent when nobody listens", async () => {
    const cut = await start((_, response) => (response.destroy(), null));
    expect(await send(cut.provider, letter("a1"))).toMatchObject({
      outcome: "unknown",
      handOvers: 1,
    });
    const silent = await start(() => null, 40);
    expect(await send(silent.provider, letter("a1"))).toMatchObject({ outcome: "unknown" });
    const gone = await start(always({ status: 202 }));
    await gone.stop();
    expect(await send(gone.provider, letter("a1"))).toMatchObject({
      outcome: "retry-later",
      handOvers: 0,
    });
  });

  test("is refused here when it cannot be written down", async () => {
    const { asked, provider } = await start(always({ status: 202 }));
    const receipt = await send(provider, letter("a1", { replyTo: "half\ud800@acme.test" }));
    expect(receipt).toMatchObject({ outcome: "content-rejected", handOvers: 0 });
    expect(asked).toEqual([]);
  });

  test("sends nothing when the hand-over fails, and nothing after it is closed", async () => {
    const { asked, provider } = await start(always({ status: 202 }));
    const refuse = () => {
      throw new Error("disk full");
    };
    expect(await provider.send(letter("a1"), refuse)).toMatchObject({ outcome: "retry-later" });
    await provider.close();
    const after = await send(provider, letter("a2"));
    expect(after).toMatchObject({ outcome: "not-begun", handOvers: 0 });
    expect(asked).toEqual([]);
  });
});

describe("a SendGrid key", () => {
  test.each<[Answer, string | null]>([
    [{ status: 200, body: { scopes: ["mail.send", "user.profile.read"] } }, null],
    [{ status: 200, body: { scopes: ["mail.batch.read"] } }, "misconfigured"],
    [{ status: 200, body: "<html>" }, "retry-later"],
    [{ status: 401, body: refusal(null) }, "misconfigured"],
    [{ status: 429, body: refusal(null) }, "retry-later"],
    [{ status: 503, body: "{}" }, "retry-later"],
  ])("answered by %j is judged %s", async (answer, outcome) => {
    const { asked, provider } = await start(always(answer));
    expect((await provider.verify())?.outcome ?? null).toBe(outcome);
    expect(asked.map(({ call }) => call)).toEqual(["GET /v3/scopes"]);
  });
});

type Logged = { id: string; attempt?: string; subject?: string; status?: number };

/** Answers like the Email Logs API that knows these messages. */
function logs(messages: readonly Logged[]): Answering {
  return ({ call }) => {
    if (call === "POST /v3/logs") {
      return { status: 200, body: { messages: messages.map(({ id }) => ({ sg_message_id: id })) } };
    }
    const one = messages.find(({ id }) => call === `GET /v3/logs/${id}`);
    const custom_args = one?.attempt === undefined ? {} : { attempt_id: one.attempt };
    const subject = one?.subject ?? "Invoice 7 is overdue";
    const body = { sg_message_id: one?.id, subject, custom_args };
    return { status: one?.status ?? 200, body };
  };
}

describe("a message whose answer was lost", () => {
  const lost = {
    message: letter("a1"),
    handedOverAt: HANDED_OVER_AT,
    now: SETTLED,
    knownProviderIds: new Set(["known"]),
  };

  test.each<[string, Answering, string]>([
    [
      "its attempt",
      logs([
        { id: "x.1", attempt: "a0" },
        { id: "sg.f1.0", attempt: "a1" },
      ]),
      "accepted",
    ],
    ["nothing", logs([]), "absent"],
    ["another attempt", logs([{ id: "x.1", attempt: "a0" }]), "absent"],
    ["an unmarked mail of another subject", logs([{ id: "x.1", subject: "News" }]), "absent"],
    ["an unmarked mail of its subject", logs([{ id: "x.1" }]), "open"],
    ["a mail of another attempt that is known", logs([{ id: "known.1", status: 500 }]), "absent"],
    ["a mail that cannot be read", logs([{ id: "x.1", attempt: "a0", status: 404 }]), "open"],
    ["too many mails", logs(Array.from({ length: 50 }, (_, n) => ({ id: `x${n}` }))), "open"],
    ["a refusal", always({ status: 403, body: refusal(null) }), "open"],
    ["a failure", always({ status: 500, body: "{}" }), "open"],
    ["no list", always({ status: 200, body: {} }), "open"],
    ["no JSON", always({ status: 200, body: "<html>" }), "open"],
  ])("is judged by the logs: %s", async (_, answering, finding) => {
    const { provider } = await start(answering);
    expect((await provider.reconcile?.(lost))?.finding).toBe(finding);
  });

  test("is found under the id that events carry too", async () => {
    const { asked, provider } = await start(logs([{ id: "sg-7.recvd-1-2.0", attempt: "a1" }]));
    const found = await provider.reconcile?.({ ...lost, now: HANDED_OVER_AT });
    expect(found).toEqual({ finding: "accepted", providerId: "sg-7" });
    expect(asked[0]?.body).toEqual({
      query:
        "to_email = 'a1@customer.test'" +
        ' AND sg_message_id_created_at > TIMESTAMP "2026-03-03T09:55:00Z"' +
        ' AND sg_message_id_created_at < TIMESTAMP "2026-03-03T10:15:00Z"',
      limit: 50,
    });
  });

  test("is not called absent before a quarter of an hour", async () => {
    const { provider } = await start(logs([]));
    const now = new Date(SETTLED.getTime() - 1);
    expect(await provider.reconcile?.({ ...lost, now })).toMatchObject({ finding: "open" });
  });

  test.each(["o'brien@customer.test", 'a"b@customer.test', "Bob@customer.test"])(
    "to %s is never called absent, because the question might miss it",
    async (address) => {
      const { provider } = await start(logs([]));
      const message = letter("a1", { to: { name: null, address } });
      expect(await provider.reconcile?.({ ...lost, message })).toMatchObject({ finding: "open" });
    },
  );

  test("stays open when SendGrid cannot be reached", async () => {
    const { stop, provider } = await start(logs([]));
    await stop();
    expect(await provider.reconcile?.(lost)).toMatchObject({ finding: "open" });
  });
});
