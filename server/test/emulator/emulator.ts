import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall } from "#test/emulator/answer-call.ts";
import { openCallbacks, type Callbacks } from "#test/emulator/callbacks.ts";
import { answerControl } from "#test/emulator/control.ts";
import { openFaults, type FaultOrder } from "#test/emulator/faults.ts";
import { toInbound, type InboundOrder } from "#test/emulator/inbound-bodies.ts";
import { openIntelliprint } from "#test/emulator/intelliprint.ts";
import { openJournal } from "#test/emulator/journal.ts";
import { openMagic } from "#test/emulator/open-magic.ts";
import { openMeta } from "#test/emulator/meta.ts";
import { openSendGrid } from "#test/emulator/sendgrid.ts";
import { startMailSide } from "#test/emulator/start-mail-side.ts";
import { openTwilio } from "#test/emulator/twilio.ts";
import type {
  Accepted,
  Call,
  Desk,
  Magic,
  ProviderName,
  VendorName,
} from "#test/emulator/vendor.ts";

export type EmulatorOptions = {
  port?: number;
  /** Also takes mail by SMTP, on this port; 0 is any. */
  smtpPort?: number;
  /** Called with each message before its sender learns that it was taken. */
  onAccepted?: (message: Accepted) => void;
};

/** What can be asked of an emulator and done to it, over HTTP and from a test alike. */
export type Controls = {
  /** Everything accepted, oldest first. */
  journal(provider?: ProviderName): readonly Accepted[];
  count(provider?: ProviderName): number;
  fault(order: FaultOrder): void;
  clearFaults(): void;
  /** Refuses, or fails later, what goes to one recipient. */
  magic(order: Magic): void;
  clearMagic(): void;
  /** Ends every connection of a vendor's callers, unread, for so long. */
  down(provider: VendorName, seconds: number): void;
  /** Posts what a person wrote to where the vendor's hook leads; the status that came back. */
  inbound(order: InboundOrder): Promise<number | null>;
  callbacks: Callbacks;
};

export type Emulator = Controls & { url: string; smtpUrl: string | null; close(): Promise<void> };

/** Starts all the vendors on one port of loopback. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const journal = openJournal(options.onAccepted ?? (() => {}));
  const faults = openFaults();
  const magic = openMagic();
  const callbacks = openCallbacks();
  const desk: Desk = {
    accept(message, callbackUrl) {
      journal.add(message);
      const provider = message.provider as VendorName;
      const later = magic.find(provider, message.to, message.details["name"])?.later;
      callbacks.report(message, callbackUrl, later ?? null);
    },
    magicFor: (provider, to) => magic.find(provider, to),
  };
  const vendors = [openTwilio(desk), openSendGrid(desk), openMeta(desk), openIntelliprint(desk)];
  const controls: Controls = {
    journal: (provider) => journal.list(provider),
    count: (provider) => journal.count(provider),
    fault: (order) => faults.add(order),
    clearFaults: () => faults.clear(),
    magic: (order) => magic.set(order),
    clearMagic: () => magic.clear(),
    down: (provider, seconds) => faults.down(provider, Date.now() + seconds * 1000),
    async inbound(order) {
      const hook = callbacks.hook(order.provider);
      const url = order.url ?? hook.inboundUrl ?? hook.url;
      if (url === undefined) throw new Error(`No webhook of ${order.provider} is known`);
      return callbacks.post(toInbound(order, url, hook));
    },
    callbacks,
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://emulator");
    const vendor = vendors.find((each) => each.owns(pathname));
    if (vendor !== undefined && faults.isDown(vendor.name)) {
      request.socket.destroy();
      return;
    }
    const { method = "GET", headers } = request;
    const body = await readBody(request);
    const call: Call = { method, path: pathname, query: searchParams, headers, body };
    if (vendor === undefined) return answerControl(controls, call, response);
    const fault = faults.next(vendor.name, vendor.operationOf(method, pathname));
    return answerCall({ vendor, call, response }, fault);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve());
  });
  const mail =
    options.smtpPort === undefined ? null : await startMailSide(options.smtpPort, journal);
  const { port } = server.address() as AddressInfo;
  return {
    ...controls,
    url: `http://127.0.0.1:${port}`,
    smtpUrl: mail?.url ?? null,
    async close() {
      callbacks.stop();
      await mail?.close();
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
