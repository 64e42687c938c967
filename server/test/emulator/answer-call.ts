import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultOrder } from "#test/emulator/faults.ts";
import type { Call, Reply, Vendor } from "#test/emulator/vendor.ts";

type Exchange = { vendor: Vendor; call: Call; response: ServerResponse };

const DROPS = 10;
const BROKEN = '{"status": "queued", "messages": [{"id';
const GATEWAY_PAGE =
  "<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>";

/** Answers as the vendor would, or as the fault would have it. */
export async function answerCall(exchange: Exchange, fault: FaultOrder | null): Promise<void> {
  const { vendor, call, response } = exchange;
  if (fault?.delayMs !== undefined && fault.mode !== "slow") await pause(fault.delayMs);
  switch (fault?.mode) {
    case "reset-before":
      response.socket?.destroy();
      return;
    case "timeout-before":
      return;
    case "status":
    case "429":
      return write(response, refuse(vendor, fault));
    case "html":
      return write(response, page(fault.status ?? 502));
    case "malformed":
      if (fault.accepts === true) await vendor.answer(call);
      return write(response, { ...page(fault.status ?? 200, "application/json"), body: BROKEN });
    default:
      return answerTaken(exchange, fault);
  }
}

/** The faults that strike when the vendor has done its part. */
async function answerTaken(
  { vendor, call, response }: Exchange,
  fault: FaultOrder | null,
): Promise<void> {
  const reply = await vendor.answer(call);
  switch (fault?.mode) {
    case "reset-after":
      response.socket?.destroy();
      return;
    case "timeout-after":
      return;
    case "slow":
      return dribble(response, reply, fault.delayMs ?? 10);
    case "cut":
      return cut(response, reply);
    case "no-id":
      return write(response, vendor.withoutId(reply));
    default:
      return write(response, reply);
  }
}

function refuse(vendor: Vendor, fault: FaultOrder): Reply {
  const { code, message, retryAfter } = fault;
  const status = fault.mode === "429" ? 429 : (fault.status ?? (code === undefined ? 503 : null));
  const refusal = vendor.refuse({
    ...(status === null ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
  });
  const later = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { ...refusal, headers: { ...refusal.headers, ...later } };
}

function page(status: number, type = "text/html"): Reply {
  return { status, headers: { "content-type": type }, body: GATEWAY_PAGE };
}

/** Writes an answer whole. */
export function write(response: ServerResponse, reply: Reply): void {
  const length = String(Buffer.byteLength(reply.body));
  response.writeHead(reply.status, { ...reply.headers, "content-length": length });
  response.end(reply.body);
}

async function dribble(response: ServerResponse, reply: Reply, delayMs: number): Promise<void> {
  const step = Math.ceil(reply.body.length / DROPS);
  response.writeHead(reply.status, reply.headers);
  response.flushHeaders();
  for (let drop = 0; drop < DROPS && !response.destroyed; drop += 1) {
    const part = reply.body.slice(drop * step, (drop + 1) * step);
    if (part.length > 0) response.write(part);
    await pause(delayMs);
  }
  response.end();
}

function cut(response: ServerResponse, reply: Reply): void {
  const length = String(Buffer.byteLength(reply.body) + 1);
  response.writeHead(reply.status, { ...reply.headers, "content-length": length });
  response.write(reply.body.slice(0, reply.body.length / 2), () => response.socket?.destroy());
  response.flushHeaders();
}
