import {
  openHttpClient,
  type HttpCall,
  type HttpClientOptions,
} from "#server/providers/call-http.ts";
import {
  classifyHttpReply,
  type HttpFinding,
  type HttpVendor,
  readHttpAnswer,
} from "#server/providers/classify-http-reply.ts";
import type { Receipt } from "#server/providers/receipt.ts";

/** One vendor, to whom messages go by one HTTP call each. */
type HttpSender = {
  /** Sends one message by one call, and never throws; `handOver` as of a provider. */
  send(call: HttpCall, handOver: () => void): Promise<Receipt>;
  /** Asks something that changes nothing. */
  ask(call: HttpCall): Promise<HttpFinding>;
  /** Resolves when the messages under way have their receipt; those that wait are not begun. */
  close(): Promise<void>;
};

/** Opens the connections to one vendor; each is made when the first call needs it. */
export function openHttpSender(vendor: HttpVendor, options: HttpClientOptions): HttpSender {
  const http = openHttpClient(options);
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;

  async function deliver(call: HttpCall, handOver: () => void): Promise<Receipt> {
    const reply = await http.call(call, handOver);
    return isClosing && reply.kind === "not-sent"
      ? { outcome: "not-begun", detail: reply.detail }
      : classifyHttpReply(reply, vendor);
  }

  return {
    send(call, handOver) {
      const sending = deliver(call, handOver).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    },
    ask: async (call) => readHttpAnswer(await http.call(call), vendor),
    async close() {
      isClosing = true;
      await Promise.all([http.close(), ...underWay]);
    },
  };
}
