import { resolve } from "node:path";
import { z } from "zod";

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const text = z.string().trim().min(1);
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
  logLevel: (typeof LEVELS)[number];
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
    logLevel: values.LOG_LEVEL,
  };
}
