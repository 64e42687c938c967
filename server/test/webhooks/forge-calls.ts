import type { DoorCall } from "#test/webhooks/door-call.ts";
import type { Debtor } from "#test/webhooks/found-debtors.ts";
import type { Door } from "#test/webhooks/open-door.ts";
import { tellStory, type Story } from "#test/webhooks/tell-story.ts";

type Around = { door: Door; stranger: Door; debtor: Debtor };

/** What a forger would like us to believe. */
const LIES: Record<Debtor["channel"], Story> = {
  email: { states: ["bounce"], said: ["STOP"] },
  sms: { states: ["undelivered:30005"], said: ["STOP"] },
  whatsapp: { states: ["failed:131026"], said: ["STOP"] },
  letter: { states: ["failed_wrong_address"], said: [] },
};

const SIGNATURES = [
  "x-twilio-signature",
  "x-twilio-email-event-webhook-signature",
  "x-hub-signature-256",
  "svix-signature",
];

/** The ways to forge: each makes of a lie a call that must be refused. */
export const FORGERIES: Record<
  string,
  (around: Around, lie: (door: Door) => DoorCall) => DoorCall
> = {
  "without a signature": ({ door }, lie) => {
    const { headers, ...call } = lie(door);
    const left = Object.entries(headers).filter(([name]) => !SIGNATURES.includes(name));
    return { ...call, url: withToken(call.url, ""), headers: Object.fromEntries(left) };
  },
  "with a signature of nothing": ({ door }, lie) => {
    const { headers, ...call } = lie(door);
    const wrong = Object.keys(headers).map((name) => [
      name,
      SIGNATURES.includes(name) ? "v1,sha256=AAAA é" : headers[name]!,
    ]);
    return { ...call, url: withToken(call.url, "AAAA"), headers: Object.fromEntries(wrong) };
  },
  "with a body that was changed": ({ door }, lie) => {
    const call = lie(door);
    const end = call.headers["content-type"]!.startsWith("application/json") ? " " : "&Body=x";
    const url = withToken(call.url, "changed");
    return { ...call, url, payload: Buffer.concat([call.payload, Buffer.from(end)]) };
  },
  "with the secret of another organization": ({ door, stranger }, lie) => {
    const call = lie({ ...door, secrets: stranger.secrets });
    return { ...call, url: withToken(call.url, tokenOf(stranger)) };
  },
  "genuine for another organization": ({ door, stranger }, lie) => {
    const call = lie(stranger);
    const own = lie(door);
    return { ...call, url: withToken(own.url, tokenOf(stranger)) };
  },
};

/** A lie about a debtor, forged in one of the ways. */
export function forgeCall(around: Around, pick: { way: string; which: number }): DoorCall {
  const tellings = tellStory(around.debtor, LIES[around.debtor.channel]);
  const telling = tellings[pick.which % tellings.length]!;
  return FORGERIES[pick.way]!(around, (door) => telling.toCall(door, around.debtor));
}

function tokenOf({ paths }: Door): string {
  return paths.inbound.split("/").at(-1)!;
}

/** A mail is signed by nothing but the end of its path. */
function withToken(url: string, token: string): string {
  if (!url.startsWith("/webhooks/sendgrid-inbound/")) return url;
  const path = url.split("/").slice(0, 4).join("/");
  return token === "" ? path : `${path}/${token}`;
}
