import { describe, expect, test } from "vitest";
import { CHANNEL_LAWS } from "#server/domain/laws/channel-laws.ts";
import { judgeChannelLaw, type ChannelUse } from "#server/domain/laws/judge-channel-law.ts";

const ROLES = ["first_party", "collector"] as const;
const KINDS = ["consumer", "sole_trader", "company", "public_body"] as const;
const COUNTRIES = ["GB", "US", "CA", "DE", "FR"];
const PROVIDERS = {
  email: ["outbox", "smtp"],
  sms: ["outbox", "twilio", "vonage"],
  whatsapp: ["outbox", "meta", "twilio"],
  voice: ["outbox", "twilio"],
  letter: ["outbox", "stannp"],
};

type Closed = [
  role: ChannelUse["role"],
  channel: ChannelUse["channel"],
  providers: string[],
  countries: string[],
  kinds: readonly ChannelUse["debtor"][],
  needs: "never" | "consent",
  key: string,
  citation: string,
];

const WHATSAPP = PROVIDERS.whatsapp;
const OTHERS = ["outbox", "vonage"];
const MOBILE_OWNERS = ["consumer", "sole_trader", "company"] as const;
const DEBT_POLICY = "WhatsApp Business Policy, prohibited uses: debt collection";
const OPT_IN = "WhatsApp Business Messaging Policy, opt-in";
const TWILIO = "Twilio Messaging Policy, forbidden categories in the US and Canada (error 30863)";
const TCPA = "TCPA, 47 U.S.C. § 227(b)(1)(A)(iii)";
const AI_VOICE = "TCPA, 47 U.S.C. § 227(b)(1), and FCC 24-17 (8 February 2024)";
const NO_COLLECTORS = "twilio_no_third_party_debt_collection";

/** Every way that is closed, each once; whatever is not here is open to everybody. */
const CLOSED: Closed[] = [
  [
    "collector",
    "whatsapp",
    WHATSAPP,
    COUNTRIES,
    KINDS,
    "never",
    "whatsapp_no_debt_collection",
    DEBT_POLICY,
  ],
  ["first_party", "whatsapp", WHATSAPP, COUNTRIES, KINDS, "consent", "whatsapp_opt_in", OPT_IN],
  ["collector", "sms", ["twilio"], ["US", "CA"], KINDS, "never", NO_COLLECTORS, TWILIO],
  [
    "first_party",
    "sms",
    ["twilio"],
    ["US", "CA"],
    KINDS,
    "consent",
    "twilio_first_party_opt_in",
    TWILIO,
  ],
  ["collector", "sms", OTHERS, ["US"], MOBILE_OWNERS, "consent", "us_text_consent", TCPA],
  ["first_party", "sms", OTHERS, ["US"], MOBILE_OWNERS, "consent", "us_text_consent", TCPA],
  [
    "collector",
    "voice",
    PROVIDERS.voice,
    ["US"],
    KINDS,
    "consent",
    "us_ai_voice_consent",
    AI_VOICE,
  ],
  [
    "first_party",
    "voice",
    PROVIDERS.voice,
    ["US"],
    KINDS,
    "consent",
    "us_ai_voice_consent",
    AI_VOICE,
  ],
];

type Use = Omit<ChannelUse, "consent" | "on">;

const USES: Use[] = Object.entries(PROVIDERS).flatMap(([channel, providers]) =>
  ROLES.flatMap((role) =>
    KINDS.flatMap((debtor) =>
      COUNTRIES.flatMap((country) =>
        providers.map((provider) => ({
          role,
          debtor,
          country,
          channel: channel as Use["channel"],
          provider,
        })),
      ),
    ),
  ),
);

function closedBy(use: Use): Closed[] {
  return CLOSED.filter(
    ([role, channel, providers, countries, kinds]) =>
      role === use.role &&
      channel === use.channel &&
      providers.includes(use.provider) &&
      countries.includes(use.country) &&
      kinds.includes(use.debtor),
  );
}

function judge(use: Use, consent: ChannelUse["consent"], on = "2026-11-02") {
  return judgeChannelLaw({ ...use, consent, on });
}

describe("the laws of channels", () => {
  test("the table names every way at most once, and all its lines are used", () => {
    expect(USES).toHaveLength(480);
    expect(USES.filter((use) => closedBy(use).length > 1)).toEqual([]);
    expect(CLOSED.filter((line) => !USES.some((use) => closedBy(use).includes(line)))).toEqual([]);
  });

  test.each(USES)("$role to a $debtor in $country by $channel through $provider", (use) => {
    const [line] = closedBy(use);
    const law = line ? { key: line[6], citation: line[7] } : null;
    const withoutConsent = law && expect.objectContaining(law);
    expect(judge(use, "unknown")).toEqual(withoutConsent);
    expect(judge(use, "refused")).toEqual(withoutConsent);
    expect(judge(use, "given")).toEqual(line?.[5] === "never" ? withoutConsent : null);
  });

  test("hold from the day they came into force to the day before they end", () => {
    const call = { ...USES[0]!, country: "US", channel: "voice", provider: "outbox" } as const;
    expect(judge(call, "unknown", "2024-02-07")).toBeNull();
    expect(judge(call, "unknown", "2024-02-08")?.key).toBe("us_ai_voice_consent");
    const ended = CHANNEL_LAWS.map((law) => ({ ...law, until: "2026-12-01" }));
    const at = (on: string) => judgeChannelLaw({ ...call, consent: "unknown", on }, ended);
    expect(at("2026-11-30")?.until).toBe("2026-12-01");
    expect(at("2026-12-01")).toBeNull();
  });

  test("say what is never allowed before what needs consent, in whatever order they stand", () => {
    const use = {
      ...USES[0]!,
      role: "collector",
      channel: "whatsapp",
      consent: "unknown",
    } as const;
    const on = "2026-11-02";
    for (const laws of [CHANNEL_LAWS, CHANNEL_LAWS.toReversed()]) {
      expect(judgeChannelLaw({ ...use, on }, laws)?.key).toBe("whatsapp_no_debt_collection");
    }
  });

  test("each has words, a citation and a source of its own, and says whether it is confirmed", () => {
    expect(new Set(CHANNEL_LAWS.map((law) => law.key)).size).toBe(CHANNEL_LAWS.length);
    for (const law of CHANNEL_LAWS) {
      expect(law.detail).toMatch(/^[A-Z].*\.$/);
      expect(law.citation).not.toBe("");
      expect(law.source).toMatch(/^https:\/\//);
    }
    const unconfirmed = CHANNEL_LAWS.filter((law) => !law.isConfirmed).map((law) => law.key);
    expect(unconfirmed).toEqual(["us_text_consent"]);
  });
});
