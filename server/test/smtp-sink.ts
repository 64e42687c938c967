import { openSync, writeSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { parseArgs } from "node:util";

/** Where in a session the sink may be told to do something else; `body` is before the final dot. */
export type SinkStep = "connect" | "ehlo" | "auth" | "mail" | "rcpt" | "data" | "body" | "dot";

/** What happens at a step: the usual where nothing is given. */
export type SinkAnswer = {
  /** The line to answer; a 4xx or 5xx at the dot means that the message is not kept. */
  reply?: string;
  delayMs?: number;
  /** Close the connection instead of answering; at the dot the message is kept all the same. */
  drop?: boolean;
  /** At the dot: close without having kept the message. */
  lose?: boolean;
};

export type SinkMessage = {
  attemptId: string;
  messageId: string;
  to: string;
  subject: string;
  raw: string;
};

/** Chooses the answer to one step; `argument` is the rest of the command, or the raw message. */
export type SinkPlan = (step: SinkStep, argument: string) => SinkAnswer | undefined;

export type SinkOptions = {
  port?: number;
  pipelining?: boolean;
  /** Offer AUTH PLAIN and LOGIN. */
  auth?: boolean;
  plan?: SinkPlan;
  /** Called after the final dot and before the answer. */
  onMessage?: (message: SinkMessage) => void;
  /** Keep messages in memory (the default). */
  keep?: boolean;
};

export type SmtpSink = {
  url: string;
  messages: SinkMessage[];
  /** How many copies of an attempt were accepted. */
  count(attemptId: string): number;
  /** Replaces the faults from the next step on. */
  plan(plan: SinkPlan): void;
  /** How many connections were opened so far. */
  connections(): number;
  /** Cuts every open connection. */
  dropConnections(): void;
  /** Stops listening, so that connections are refused, until `listen`. */
  refuse(): Promise<void>;
  listen(): Promise<void>;
  close(): Promise<void>;
};

type SinkState = {
  options: SinkOptions;
  plan: SinkPlan;
  messages: SinkMessage[];
  sockets: Set<Socket>;
  opened: number;
  accepted: number;
};

type Session = { socket: Socket; recipients: string[]; input: string; isReadingBody: boolean };

/** Starts an SMTP server on loopback that accepts everything it is not told to refuse. */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const plan = options.plan ?? (() => undefined);
  const state: SinkState = {
    options,
    plan,
    messages: [],
    sockets: new Set(),
    opened: 0,
    accepted: 0,
  };
  const server = createServer({ noDelay: true }, (socket) => void serve(state, socket));
  await listenOn(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const dropConnections = () => {
    for (const socket of state.sockets) {
      socket.destroy();
    }
  };
  const refuse = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      dropConnections();
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages: state.messages,
    count: (id) => state.messages.filter(({ attemptId }) => attemptId === id).length,
    plan: (next) => {
      state.plan = next;
    },
    connections: () => state.opened,
    dropConnections,
    refuse,
    listen: () => listenOn(server, port),
    close: refuse,
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

async function serve(state: SinkState, socket: Socket): Promise<void> {
  const session: Session = { socket, recipients: [], input: "", isReadingBody: false };
  state.opened += 1;
  state.sockets.add(socket);
  socket.setEncoding("latin1");
  socket.on("error", () => {});
  socket.on("close", () => state.sockets.delete(socket));
  try {
    await perform(socket, state.plan("connect", ""), "220 sink.test ESMTP");
    for await (const chunk of socket) {
      session.input += chunk;
      await readInput(state, session);
    }
  } catch {
    // The connection broke, on purpose or because the client was killed.
  }
}

async function readInput(state: SinkState, session: Session): Promise<void> {
  while (!session.socket.destroyed) {
    if (session.isReadingBody) {
      if (await readBody(state, session)) {
        continue;
      }
      return;
    }
    const end = session.input.indexOf("\r\n");
    if (end < 0) {
      return;
    }
    const line = session.input.slice(0, end);
    session.input = session.input.slice(end + 2);
    await runCommand(state, session, line);
  }
}

async function runCommand(state: SinkState, session: Session, line: string): Promise<void> {
  const [verb = ""] = line.split(" ", 1);
  const { socket } = session;
  switch (verb.toUpperCase()) {
    case "EHLO":
    case "HELO":
      await perform(socket, state.plan("ehlo", line), greeting(state.options));
      return;
    case "AUTH":
      await perform(socket, state.plan("auth", line), "235 2.7.0 Welcome");
      return;
    case "MAIL":
      session.recipients = [];
      await perform(socket, state.plan("mail", addressIn(line)), "250 2.1.0 Ok");
      return;
    case "RCPT":
      if (await perform(socket, state.plan("rcpt", addressIn(line)), "250 2.1.5 Ok")) {
        session.recipients.push(addressIn(line));
      }
      return;
    case "DATA": {
      const usual = session.recipients.length > 0 ? "354 Go ahead" : "554 5.5.1 No recipients";
      session.isReadingBody = await perform(socket, state.plan("data", ""), usual);
      return;
    }
    case "QUIT":
      socket.end("221 2.0.0 Bye\r\n");
      return;
    case "RSET":
    case "NOOP":
      session.recipients = [];
      socket.write("250 2.0.0 Ok\r\n");
      return;
    default:
      socket.write("502 5.5.1 Unknown command\r\n");
  }
}

/** Does what was planned for a step, and says whether the client may go on. */
async function perform(
  socket: Socket,
  planned: SinkAnswer | undefined,
  usual: string,
): Promise<boolean> {
  if (planned?.delayMs !== undefined) {
    await pause(planned.delayMs, socket);
  }
  if (planned?.drop === true || planned?.lose === true) {
    socket.destroy();
    return false;
  }
  const reply = planned?.reply ?? usual;
  socket.write(`${reply}\r\n`);
  return /^[23]/.test(reply);
}

async function readBody(state: SinkState, session: Session): Promise<boolean> {
  if (session.input !== "" && state.plan("body", session.input)?.drop === true) {
    session.socket.destroy();
    return false;
  }
  const end = `\r\n${session.input}`.indexOf("\r\n.\r\n");
  if (end < 0) {
    return false;
  }
  const raw = session.input.slice(0, end).replaceAll("\r\n.", "\r\n");
  session.input = session.input.slice(end + 3);
  session.isReadingBody = false;
  await takeMessage(state, session, raw);
  return true;
}

async function takeMessage(state: SinkState, session: Session, raw: string): Promise<void> {
  const planned = state.plan("dot", raw);
  if (planned?.lose !== true && (planned?.reply ?? "250").startsWith("2")) {
    state.accepted += 1;
    for (const to of session.recipients) {
      keepMessage(state, readMessage(to, raw));
    }
  }
  const usual = `250 2.0.0 Ok: queued as ${state.accepted}`;
  await perform(session.socket, planned, usual);
}

function keepMessage({ options, messages }: SinkState, message: SinkMessage): void {
  if (options.keep !== false) {
    messages.push(message);
  }
  options.onMessage?.(message);
}

function readMessage(to: string, raw: string): SinkMessage {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const field = (name: string) =>
    new RegExp(`^${name}: *(.*?)\\r?$`, "im").exec(head)?.[1]?.trim() ?? "";
  return {
    attemptId: field("X-Dunlin-Attempt"),
    messageId: field("Message-ID"),
    to,
    subject: field("Subject"),
    raw,
  };
}

function greeting({ pipelining, auth }: SinkOptions): string {
  const features = [
    ...(pipelining === false ? [] : ["PIPELINING"]),
    ...(auth === true ? ["AUTH PLAIN LOGIN"] : []),
    "ENHANCEDSTATUSCODES",
    "8BITMIME",
    "SMTPUTF8",
  ];
  return ["250-sink.test", ...features.map((name) => `250-${name}`), "250 HELP"].join("\r\n");
}

function addressIn(line: string): string {
  return /<(.*)>/.exec(line)?.[1] ?? "";
}

function pause(ms: number, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      socket.off("close", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    socket.once("close", end);
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      log: { type: "string" },
      "delay-ms": { type: "string", default: "0" },
    },
  });
  const log = values.log === undefined ? null : openSync(values.log, "a");
  const delayMs = Number(values["delay-ms"]);
  const sink = await startSmtpSink({
    port: Number(values.port),
    keep: false,
    plan: (step) => (step === "dot" && delayMs > 0 ? { delayMs } : undefined),
    onMessage: ({ attemptId, to }) => log !== null && writeSync(log, `${attemptId} ${to}\n`),
  });
  process.stdout.write(`${sink.url}\n`);
}
