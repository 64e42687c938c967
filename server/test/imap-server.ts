import { createServer, type AddressInfo, type Socket } from "node:net";

/** A mail in the mailbox; `size` is what the server says where that is not the truth. */
export type StoredMail = { uid: number; raw: string; isSeen: boolean; size?: number };

export type ImapServerOptions = {
  user?: string;
  password?: string;
  uidValidity?: number;
  mails?: readonly string[];
  /** What happens at a command instead of its answer. */
  plan?: (command: string) => ImapFault | undefined;
};

/** No word, a cut connection, or small talk without end. */
export type ImapFault = "hang" | "drop" | "drip";

export type ImapServer = {
  port: number;
  mails: StoredMail[];
  /** Every command as it came, without its tag. */
  commands: string[];
  uidValidity: number;
  /** Puts a mail at the end, under the next number. */
  append(raw: string): StoredMail;
  close(): Promise<void>;
};

/** Starts an IMAP server on loopback with one folder, INBOX, and only what reading it takes. */
export async function startImapServer(options: ImapServerOptions = {}): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    converse(socket, imap, options);
  });
  const imap: ImapServer = {
    port: 0,
    mails: [],
    commands: [],
    uidValidity: options.uidValidity ?? 7,
    append(raw) {
      const mail = { uid: nextUid(imap), raw, isSeen: false };
      imap.mails.push(mail);
      return mail;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  options.mails?.forEach((raw) => imap.append(raw));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  imap.port = (server.address() as AddressInfo).port;
  return imap;
}

function nextUid(imap: ImapServer): number {
  return (imap.mails.at(-1)?.uid ?? 0) + 1;
}

function converse(socket: Socket, imap: ImapServer, options: ImapServerOptions): void {
  const plan = options.plan ?? (() => undefined);
  let input = "";
  if (obey(socket, plan("greeting"))) {
    socket.write("* OK Ready\r\n");
  }
  socket.on("data", (chunk) => {
    input += chunk.toString("latin1");
    for (let end = input.indexOf("\r\n"); end !== -1; end = input.indexOf("\r\n")) {
      const [, tag = "*", command = ""] = /^(\S+) (.*)$/.exec(input.slice(0, end)) ?? [];
      input = input.slice(end + 2);
      imap.commands.push(command);
      if (obey(socket, plan(command))) {
        socket.write(Buffer.from(answer(imap, options, command).replaceAll("%", tag), "latin1"));
      }
    }
  });
}

function obey(socket: Socket, order: ImapFault | undefined): boolean {
  if (order === "drop") {
    socket.destroy();
  } else if (order === "drip") {
    const talking = setInterval(() => socket.write("* OK Still here\r\n"), 5);
    socket.on("close", () => clearInterval(talking));
  }
  return order === undefined;
}

/** The lines that answer one command, with % for its tag. */
function answer(imap: ImapServer, options: ImapServerOptions, command: string): string {
  const [name = ""] = /^(?:UID )?\S+/.exec(command.toUpperCase()) ?? [];
  switch (name) {
    case "CAPABILITY":
      return "* CAPABILITY IMAP4rev1\r\n% OK Done\r\n";
    case "LOGIN":
      return isLogin(options, command)
        ? "% OK Welcome\r\n"
        : "% NO [AUTHENTICATIONFAILED] Wrong password\r\n";
    case "LIST":
    case "LSUB":
      return `* ${name} () "/" INBOX\r\n% OK Done\r\n`;
    case "SELECT":
    case "EXAMINE":
      return open(imap, command);
    case "UID SEARCH":
      return `* SEARCH${select(imap, command)
        .map(({ uid }) => ` ${uid}`)
        .join("")}\r\n% OK Done\r\n`;
    case "UID FETCH":
      return `${select(imap, command)
        .map((mail) => fetchOne(imap, mail, command))
        .join("")}% OK Done\r\n`;
    case "LOGOUT":
      return "* BYE Bye\r\n% OK Done\r\n";
    default:
      return "% BAD Unknown command\r\n";
  }
}

function isLogin({ user = "box", password = "secret" }: ImapServerOptions, command: string) {
  return command.replaceAll('"', "") === `LOGIN ${user} ${password}`;
}

function open(imap: ImapServer, command: string): string {
  if (!/INBOX"?$/.test(command)) {
    return "% NO [NONEXISTENT] No such mailbox\r\n";
  }
  return [
    "* FLAGS (\\Seen)",
    `* ${imap.mails.length} EXISTS`,
    `* OK [UIDVALIDITY ${imap.uidValidity}] Valid`,
    `* OK [UIDNEXT ${nextUid(imap)}] Next`,
    "% OK [READ-ONLY] Open",
    "",
  ].join("\r\n");
}

/** The mails of a range of numbers; the last one stands for "*", even as the end of "9:*". */
function select(imap: ImapServer, command: string): readonly StoredMail[] {
  const last = imap.mails.at(-1)?.uid ?? 0;
  const [, from = "*", to = from] = /(\d+|\*)(?::(\d+|\*))?(?= |$)/.exec(command) ?? [];
  const ends = [from, to].map((end) => (end === "*" ? last : Number(end)));
  return imap.mails.filter(({ uid }) => uid >= Math.min(...ends) && uid <= Math.max(...ends));
}

function readBody(literal: string, command: string): string[] {
  const [, offset, count] = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/.exec(command) ?? [null];
  if (offset === null) return [];
  const part = offset === undefined ? literal : literal.slice(+offset, +offset + Number(count));
  return [`BODY[]${offset === undefined ? "" : `<${offset}>`} {${part.length}}\r\n${part}`];
}

function fetchOne(imap: ImapServer, mail: StoredMail, command: string): string {
  const stored = imap.mails.find(({ uid }) => uid === mail.uid);
  if (stored !== undefined && /BODY\[/.test(command)) {
    stored.isSeen = true;
  }
  const literal = Buffer.from(mail.raw).toString("latin1");
  const parts = [
    `UID ${mail.uid}`,
    ...(command.includes("RFC822.SIZE") ? [`RFC822.SIZE ${mail.size ?? literal.length}`] : []),
    ...(command.includes("INTERNALDATE") ? ['INTERNALDATE "03-Mar-2026 10:15:00 +0000"'] : []),
    ...readBody(literal, command),
  ];
  return `* ${imap.mails.indexOf(mail) + 1} FETCH (${parts.join(" ")})\r\n`;
}
