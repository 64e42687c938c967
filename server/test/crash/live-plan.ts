import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import { callApi, type Caller } from "#test/crash/call-api.ts";
import { drawFrom } from "#test/crash/draw.ts";
import { dayFromToday, foundOrganization, goLive } from "#test/crash/found-organization.ts";
import { parseMail, plainLines, type Mail } from "#test/crash/parse-mail.ts";
import { freePort, startServer } from "#test/crash/start-server.ts";
import { startSmtpSink } from "#test/smtp-sink.ts";

export type Outcome = {
  customers: number;
  planned: number;
  arrived: number;
  languages: string[];
  currencies: string[];
  invoicesNamed: number;
  /** Recipients whose message was planned otherwise, or not planned, or did not come. */
  different: string[];
  twice: string[];
  isSound: boolean;
};

type Planned = {
  outcome: string;
  recipient: string | null;
  sentWith: string | null;
  message?: Mail;
};

const LANGUAGES = ["en-GB", "de-DE", "fr-FR", "en-US", "de-AT", "fr-CH", null];
const CURRENCIES = ["GBP", "EUR", "USD", "JPY", "KWD", "CHF"];

/** Takes the plan while paused, goes live over SMTP, and compares what arrives word by word. */
export async function livePlan(options: { customers: number; seed: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-live-plan-"));
  const sink = await startSmtpSink();
  const server = startServer({ folder, port: await freePort(), smtpUrl: sink.url });
  try {
    await server.ready;
    const caller = await foundOrganization(server.url);
    const invoices = await fillBook(caller, options);
    const plan = await callApi<{ data: Planned[]; hasMore: boolean }>(caller, {
      method: "GET",
      path: "/v1/plan?assumeLive=true&limit=10000",
    });
    const planned = plan.data.filter(
      (each) => each.outcome === "send" && each.sentWith === null && each.message,
    );
    await goLive(caller);
    await awaitQuiet(caller, {
      atLeast: () => sink.messages.length >= planned.length,
      seconds: 60,
    });
    const arrived = sink.messages.map(({ to, raw }) => ({ to, mail: parseMail(raw) }));
    const words = ({ subject, text, html }: Mail) =>
      JSON.stringify([subject, text, html].map(plainLines));
    const wanted = new Map(planned.map((each) => [each.recipient!, words(each.message!)]));
    const came = new Map(arrived.map((each) => [each.to, words(each.mail)]));
    const everyone = new Set([...wanted.keys(), ...came.keys()]);
    const different = [...everyone].filter((to) => wanted.get(to) !== came.get(to));
    const recipients = arrived.map((each) => each.to);
    const twice = recipients.filter((to, index) => recipients.indexOf(to) !== index);
    const texts = arrived.map((each) => each.mail.text).join("\n");
    return {
      customers: options.customers,
      planned: planned.length,
      arrived: arrived.length,
      languages: [...new Set(arrived.map((each) => each.mail.text.split(/[ ,\n]/)[0]!))],
      currencies: CURRENCIES.filter((each) => invoices.some((one) => one.currency === each)),
      invoicesNamed: invoices.filter((one) => texts.includes(one.number)).length,
      different,
      twice,
      isSound:
        different.length === 0 &&
        twice.length === 0 &&
        arrived.length === planned.length &&
        new Set(planned.map((each) => each.recipient)).size === planned.length &&
        planned.length > options.customers * 0.8,
    };
  } finally {
    await server.kill();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Issued = { number: string; currency: string };

/** Customers of many languages with up to four invoices each, in one or two currencies; a tenth owe nothing yet. */
async function fillBook(
  caller: Caller,
  options: { customers: number; seed: number },
): Promise<Issued[]> {
  const draw = drawFrom(options.seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(draw() * items.length)]!;
  const issued: Issued[] = [];
  const add = async (index: number): Promise<void> => {
    const count = 1 + Math.floor(draw() * 4);
    const currencies = [pick(CURRENCIES), pick(CURRENCIES)];
    const isDue = index % 10 !== 0;
    const invoices = Array.from({ length: count }, (_, place) => ({
      number: `L-${index}-${place}`,
      issuedOn: dayFromToday(-120),
      dueOn: dayFromToday(isDue ? -1 - Math.floor(draw() * 90) : 40),
      amount: { amount: 1 + Math.floor(draw() * 5_000_000), currency: currencies[place % 2]! },
    }));
    const { id: customerId } = await callApi<{ id: string }>(caller, {
      method: "POST",
      path: "/v1/customers",
      body: {
        name: `Kunde & Söhne <№ ${index}>`,
        language: pick(LANGUAGES),
        contacts: [
          {
            name: pick(["Zoë O'Neill", "Jürgen Groß", "Amélie", null]),
            points: [{ channel: "email", address: `plan-${index}@customer.example` }],
          },
        ],
      },
    });
    for (const invoice of invoices) {
      await callApi(caller, {
        method: "POST",
        path: "/v1/invoices",
        body: { customerId, ...invoice },
      });
      issued.push({ number: invoice.number, currency: invoice.amount.currency });
    }
  };
  for (let first = 0; first < options.customers; first += 8) {
    const few = Math.min(8, options.customers - first);
    await Promise.all(Array.from({ length: few }, (_, index) => add(first + index)));
  }
  return issued;
}

if (import.meta.main) {
  const outcome = await livePlan({ customers: 300, seed: 3 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exitCode = outcome.isSound ? 0 : 1;
}
