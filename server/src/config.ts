import { resolve } from "node:path";
import { z } from "zod";

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const text = z.string().trim().min(1);
const vendor = z
  .url({ protocol: /^https?$/, error: "must be an address like https://api.example.com" })
  .refine(isSafe, "must be https, or on this machine")
  .transform((url) => url.replace(/\/+$/, ""));
const secretKeys = z
  .string()
  .transform((list) => list.split(",").map((key) => key.trim()))
  .pipe(
    z
      .array(z.string().min(32, "must have at least 32 characters: `openssl rand -base64 32`"))
      .min(1),
  );

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(localhost|127\.|\[::1\])/.test(hostname);
}

const environment = z.object({
  PORT: z.coerce.number({ error: "must be a number" }).int().min(0).max(65_535).default(8080),
  HOST: text.default("0.0.0.0"),
  DATABASE_URL: text
    .regex(
      /^postgres(ql)?:\/\//,
      "must be an address like postgres://user:password@host:5432/dunlin",
    )
    .optional(),
  DUNLIN_DATA_DIR: text.default("./data"),
  DUNLIN_BOOTSTRAP_API_KEY: text
    .min(16, "must have at least 16 characters")
    .max(200)
    .regex(/^[\x21-\x7e]+$/, "must be visible ASCII without spaces")
    .optional(),
  SMTP_URL: text
    .regex(
      /^smtps?:\/\/[^/\s]+/,
      "must be an address like smtp://user:password@mail.example.com:587",
    )
    .optional(),
  DUNLIN_SENDER: z.email("must be an e-mail address like reminders@example.com").optional(),
  SECRET_KEY: secretKeys.optional(),
  PUBLIC_URL: vendor.optional(),
  SENDGRID_API_URL: vendor.optional(),
  TWILIO_API_URL: vendor.default("https://api.twilio.com"),
  META_API_URL: vendor.default("https://graph.facebook.com"),
  INTELLIPRINT_API_URL: vendor.default("https://api.intelliprint.net/v1"),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LEVELS, { error: `must be one of ${LEVELS.join(", ")}` }))
    .default("info"),
});

export type Config = {
  port: number;
  host: string;
  store: { url: string } | { folder: string };
  dataFolder: string;
  bootstrapApiKey: string | null;
  smtpUrl: string | null;
  sender: string;
  /** The present key first; null leaves it to the data folder of an embedded store. */
  secretKeys: readonly string[] | null;
  /** Where providers reach us. */
  publicUrl: string | null;
  vendors: VendorUrls;
  logLevel: (typeof LEVELS)[number];
};

/** Where the vendors are: a matter of the deployment, never of an organization. */
export type VendorUrls = {
  sendgrid: string | null;
  twilio: string;
  meta: string;
  intelliprint: string;
};

/** A setting is wrong; the message names each variable, what is wrong with it, and an example. */
export class ConfigError extends Error {}

/** Reads and checks every setting once; an empty variable counts as not set. */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(`The settings are not right:\n  ${lines.join("\n  ")}`);
  }
  const values = parsed.data;
  const dataFolder = resolve(values.DUNLIN_DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    store: values.DATABASE_URL ? { url: values.DATABASE_URL } : { folder: dataFolder },
    dataFolder,
    bootstrapApiKey: values.DUNLIN_BOOTSTRAP_API_KEY ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    sender: values.DUNLIN_SENDER ?? "reminders@dunlin.localhost",
    secretKeys: values.SECRET_KEY ?? null,
    publicUrl: values.PUBLIC_URL ?? null,
    vendors: {
      sendgrid: values.SENDGRID_API_URL ?? null,
      twilio: values.TWILIO_API_URL,
      meta: values.META_API_URL,
      intelliprint: values.INTELLIPRINT_API_URL,
    },
    logLevel: values.LOG_LEVEL,
  };
}
