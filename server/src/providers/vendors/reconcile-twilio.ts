import type { Finding } from "#server/providers/provider.ts";
import { listAt, textAt, valueAt } from "#server/providers/read-json.ts";
import type { TwilioAccount } from "#server/providers/vendors/twilio-account.ts";

/** From whom, as Twilio is told it. */
export type TwilioSender = { From: string } | { MessagingServiceSid: string };

type LostText = {
  /** As Twilio is told it. */
  to: string;
  sender: TwilioSender;
  /** Null when Twilio wrote them from a template. */
  words: string | null;
  handedOverAt: Date;
  now: Date;
  knownProviderIds: ReadonlySet<string>;
};

const PAGE_SIZE = 50;

/** Twilio's clock is not ours, and shows whole seconds: five of the one, one of the other. */
const CLOCK_TOLERANCE_MS = 6_000;

/** After so long a message that Twilio took is in its list, and a later one there is not this one. */
const SETTLED_AFTER_MS = 120_000;

/**
 * Looks for a message in the list of the account: the earliest that went to the same person from the
 * same sender with the same words within two minutes of the hand-over, and is no other attempt's.
 */
export async function reconcileTwilio(account: TwilioAccount, lost: LostText): Promise<Finding> {
  const query = { To: lost.to, PageSize: String(PAGE_SIZE) };
  const { json, refusal } = await account.list("Messages", query);
  if (refusal !== null) {
    return open(`No list of messages: ${refusal.detail}`);
  }
  const entries = listAt(json, "messages").map(readEntry);
  const candidates = entries
    .filter((entry) => mayBe(entry, lost))
    .toSorted((one, other) => one.createdAt - other.createdAt);
  const found = candidates.find(({ body }) => isSameText(body, lost.words));
  if (found !== undefined) {
    return { finding: "accepted", providerId: found.sid };
  }
  if (lost.now.getTime() < lost.handedOverAt.getTime() + SETTLED_AFTER_MS) {
    return open("Not in the list of messages yet");
  }
  if (lost.words === null && candidates.length > 0) {
    return open("In the list of messages is one from a template, which may be this one");
  }
  if (candidates.some(({ body }) => body === "")) {
    return open("In the list of messages is one whose words are not shown");
  }
  return isWhole(json, entries, lost)
    ? { finding: "absent", detail: "Not in the list of messages" }
    : open("The list of messages is too long to be sure");
}

function open(detail: string): Finding {
  return { finding: "open", detail };
}

type Entry = ReturnType<typeof readEntry>;

function readEntry(entry: unknown) {
  return {
    sid: textAt(entry, "sid") ?? "",
    direction: textAt(entry, "direction"),
    to: textAt(entry, "to"),
    from: textAt(entry, "from"),
    service: textAt(entry, "messaging_service_sid"),
    body: textAt(entry, "body") ?? "",
    createdAt: Date.parse(textAt(entry, "date_created") ?? ""),
  };
}

function mayBe(entry: Entry, { to, sender, handedOverAt, knownProviderIds }: LostText): boolean {
  const afterMs = entry.createdAt - handedOverAt.getTime();
  return (
    entry.sid !== "" &&
    !knownProviderIds.has(entry.sid) &&
    entry.direction === "outbound-api" &&
    entry.to === to &&
    isFrom(entry, sender) &&
    afterMs >= -CLOCK_TOLERANCE_MS &&
    afterMs <= SETTLED_AFTER_MS
  );
}

// Where a country knows no sender names, Twilio puts a number in their place.
function isFrom(entry: Entry, sender: TwilioSender): boolean {
  if ("MessagingServiceSid" in sender) {
    return entry.service === null || entry.service === sender.MessagingServiceSid;
  }
  return !/\+\d+$/.test(sender.From) || entry.from === sender.From;
}

function isSameText(body: string, words: string | null): boolean {
  return body !== "" && words !== null && skeletonOf(body) === skeletonOf(words);
}

const TRIAL_NOTICE = /^Sent from your Twilio trial account - /;

// Twilio may replace quotes, dashes and spaces by others; letters and digits it leaves alone.
function skeletonOf(text: string): string {
  return text
    .replace(TRIAL_NOTICE, "")
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The list is whole when it has no second page, or goes back to before the hand-over. */
function isWhole(json: unknown, entries: readonly Entry[], { handedOverAt }: LostText): boolean {
  const from = handedOverAt.getTime() - CLOCK_TOLERANCE_MS;
  return (
    Array.isArray(valueAt(json, "messages")) &&
    entries.every(({ createdAt }) => !Number.isNaN(createdAt)) &&
    ((textAt(json, "next_page_uri") === null && entries.length < PAGE_SIZE) ||
      entries.some(({ createdAt }) => createdAt < from))
  );
}
