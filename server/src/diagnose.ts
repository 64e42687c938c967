import { accessSync, constants, existsSync } from "node:fs";
import { readConfig, ConfigError } from "#server/config.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { wire } from "#server/wire.ts";

export type Diagnosis = {
  name: string;
  status: "ok" | "missing" | "wrong";
  detail: string;
  remedy: string | null;
};

/** What is configured, what is missing, and what to do about it; secrets are masked. */
export async function diagnose(
  environment: Record<string, string | undefined>,
): Promise<Diagnosis[]> {
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      {
        name: "settings",
        status: "wrong",
        detail: error.message,
        remedy: "Correct the variable and start again.",
      },
    ];
  }
  return [
    {
      name: "settings",
      status: "ok",
      detail: `port ${config.port}, log level ${config.logLevel}`,
      remedy: null,
    },
    "url" in config.store ? await checkServer(config.store.url) : checkFolder(config.store.folder),
    await checkEmail(config),
  ];
}

async function checkServer(url: string): Promise<Diagnosis> {
  const name = "store";
  const shown = url.replace(/:\/\/[^@/]*@/, "://***@");
  const pool = connectServerPool(url, { connections: 1, onError: () => {} });
  try {
    const [row] = await runSql<{ version: string }>(pool, "show server_version");
    const version = Object.values(row ?? {})[0];
    return { name, status: "ok", detail: `PostgreSQL ${version} at ${shown}`, remedy: null };
  } catch (error) {
    return {
      name,
      status: "wrong",
      detail: `${shown}: ${(error as Error).message}`,
      remedy: "Check DATABASE_URL and that the server takes connections.",
    };
  } finally {
    await pool.end();
  }
}

function checkFolder(folder: string): Diagnosis {
  const name = "store";
  try {
    if (existsSync(folder)) accessSync(folder, constants.W_OK);
    return { name, status: "ok", detail: `embedded, in ${folder}`, remedy: null };
  } catch {
    return {
      name,
      status: "wrong",
      detail: `${folder} cannot be written`,
      remedy: "Set DUNLIN_DATA_DIR to a folder that can be written.",
    };
  }
}

async function checkEmail(config: ReturnType<typeof readConfig>): Promise<Diagnosis> {
  const name = "e-mail";
  const { email } = wire(config);
  if (!email) {
    return {
      name,
      status: "missing",
      detail: "built-in outbox: nothing leaves this machine",
      remedy: "Set SMTP_URL, for example smtp://user:password@mail.example.com:587.",
    };
  }
  const refusal = await email.verify();
  await email.close();
  if (refusal) {
    return {
      name,
      status: "wrong",
      detail: "detail" in refusal ? refusal.detail : refusal.outcome,
      remedy: "Check SMTP_URL.",
    };
  }
  return { name, status: "ok", detail: `SMTP, from ${config.sender}`, remedy: null };
}
