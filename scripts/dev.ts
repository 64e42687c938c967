// The server and, in place of the vendors it sends by, their emulator with an inbox to look into.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { CREDENTIALS } from "../server/test/emulator/credentials.ts";

const ROOT = join(import.meta.dirname, "..");
const EMULATOR = join(ROOT, "server/test/emulator/emulator-process.ts");
const port = Number(process.env["EMULATOR_PORT"] || 8090);
const smtpPort = port + 1;

if (!(await isFree(port)) || !(await isFree(smtpPort))) {
  console.error(`Port ${port} or ${smtpPort} is taken; set EMULATOR_PORT to another.`);
  process.exit(1);
}
const emulator = start([EMULATOR, JSON.stringify({ port, smtpPort })], {}, "ipc");
const [{ url }] = (await once(emulator, "message")) as [{ url: string }];
const server = start(["--watch", join(ROOT, "cli/src/main.ts"), "serve"], {
  TWILIO_API_URL: url,
  SENDGRID_API_URL: url,
  META_API_URL: url,
  INTELLIPRINT_API_URL: `${url}/v1`,
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
});
tell();

const children = [emulator, server];
let isStopping = false;
for (const child of children) child.on("exit", () => stop());
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => (isStopping ? endAtOnce() : stop()));
}

/** Asks both to end; the server finishes what is under way first, and only then the emulator goes. */
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  if (isOver(server)) emulator.kill();
  else {
    server.once("exit", () => emulator.kill());
    server.kill("SIGTERM");
  }
}

/** Kills both, and what the watcher of the server has started. */
function endAtOnce(): void {
  for (const child of children) {
    if (!isOver(child)) process.kill(-child.pid!, "SIGKILL");
  }
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function start(args: string[], more: Record<string, string>, ipc?: "ipc"): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...more },
    stdio: ["ignore", "inherit", "inherit", ...(ipc === undefined ? [] : [ipc])],
    // A Ctrl-C reaches the whole group of a terminal; here it is passed on in order instead.
    detached: true,
  });
}

async function isFree(wanted: number): Promise<boolean> {
  const probe = createServer();
  const isListening = once(probe.listen(wanted, "127.0.0.1"), "listening").then(() => true);
  const isFine = await isListening.catch(() => false);
  if (isFine) await once(probe.close(), "close");
  return isFine;
}

function tell(): void {
  const { twilio, sendgrid, meta, intelliprint } = CREDENTIALS;
  const lines = [
    `What is sent arrives at ${url} and is never delivered to anybody.`,
    `  twilio        accountSid ${twilio.accountSid}, authToken ${twilio.authToken}`,
    `                text from ${twilio.number}, WhatsApp from ${twilio.whatsAppNumber}`,
    `  sendgrid      apiKey ${sendgrid.apiKey}`,
    `  meta          phoneNumberId ${meta.phoneNumberId}, accessToken ${meta.accessToken}`,
    `                appSecret ${meta.appSecret}, verifyToken ${meta.verifyToken}`,
    `  intelliprint  apiKey ${intelliprint.apiKey}`,
    `                webhook secret ${intelliprint.webhookSecret}`,
    `  smtp          smtp://127.0.0.1:${smtpPort}, any login`,
  ];
  console.log(lines.join("\n"));
}
