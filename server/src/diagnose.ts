import { accessSync, constants, existsSync } from "node:fs";
import { readConfig, ConfigError, type Config } from "#server/config.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { connectDefault } from "#server/wire.ts";

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
  let config: Config;
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
    checkSecretKey(config),
    checkPublicUrl(config),
  ];
}

function checkSecretKey(config: Config): Diagnosis {
  const name = "secrets";
  const count = config.secretKeys?.length ?? 0;
  if (count > 0) {
    const older = count > 1 ? `, and ${count - 1} older` : "";
    return { name, status: "ok", detail: `sealed under SECRET_KEY${older}`, remedy: null };
  }
  if ("folder" in config.store) {
    const detail = `sealed under the key in ${config.dataFolder}`;
    return { name, status: "ok", detail, remedy: null };
  }
  return {
    name,
    status: "missing",
    detail: "no key: channels that need secrets cannot be connected",
    remedy: "Set SECRET_KEY, the same for every process: openssl rand -base64 32.",
  };
}

function checkPublicUrl(config: Config): Diagnosis {
  const name = "public address";
  if (config.publicUrl) return { name, status: "ok", detail: config.publicUrl, remedy: null };
  return {
    name,
    status: "missing",
    detail: "providers cannot reach this server: delivery is not followed, answers do not come in",
    remedy: "Set PUBLIC_URL, for example https://dunlin.example.com.",
  };
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

async function checkEmail(config: Config): Promise<Diagnosis> {
  const name = "e-mail";
  const email = connectDefault(config);
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
