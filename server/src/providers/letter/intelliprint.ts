import { openHttpClient, type HttpCall } from "#server/providers/call-http.ts";
import { classifyHttpReply, readHttpAnswer } from "#server/providers/classify-http-reply.ts";
import { composePrint } from "#server/providers/letter/compose-print.ts";
import { findPrint } from "#server/providers/letter/find-print.ts";
import { readPrintAddress } from "#server/providers/letter/intelliprint-address.ts";
import { INTELLIPRINT } from "#server/providers/letter/intelliprint-outcomes.ts";
import type { LetterMessage, LetterProvider } from "#server/providers/letter/letter.ts";
import { typesetLetter } from "#server/providers/letter/typeset-letter.ts";
import { textAt } from "#server/providers/read-json.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type IntelliprintOptions = {
  apiKey: string;
  /** `https://api.intelliprint.net/v1` */
  baseUrl: string;
  postage: "uk_first_class" | "uk_second_class" | "international";
  /** Drafts and confirms, but nothing is printed. */
  isTest: boolean;
  timeoutMs?: number;
  /** After so long without a confirmation none can still be under way; a day when not given. */
  settledAfterMs?: number;
};

const SETTLED_AFTER_MS = 24 * 60 * 60 * 1000;

/** An answer comes when the PDF has been read through. */
const TIMEOUT_MS = 60_000;

type Draft = { id: string } | { refusal: Receipt };

/**
 * Prints and posts through Intelliprint, in two steps: a draft, which costs nothing and may be lost,
 * and its confirmation, which is the hand-over.
 */
export function connectIntelliprint(options: IntelliprintOptions): LetterProvider {
  const http = openHttpClient({ timeoutMs: options.timeoutMs ?? TIMEOUT_MS });
  const underWay = new Set<Promise<Receipt>>();
  let isClosing = false;

  async function deliver(message: LetterMessage, handOver: () => void): Promise<Receipt> {
    const form = await order(message, options);
    if (!(form instanceof FormData)) {
      return form;
    }
    const draft = await makeDraft(form);
    if ("refusal" in draft) {
      return draft.refusal;
    }
    const confirmation = new FormData();
    confirmation.set("confirmed", "true");
    const path = `/prints/${encodeURIComponent(draft.id)}`;
    const reply = await http.call(await post(options, path, confirmation), handOver);
    return isClosing && reply.kind === "not-sent"
      ? { outcome: "not-begun", detail: reply.detail }
      : classifyHttpReply(reply, INTELLIPRINT);
  }

  async function makeDraft(form: FormData): Promise<Draft> {
    const reply = await http.call(await post(options, "/prints", form));
    if (isClosing && reply.kind !== "answer") {
      return { refusal: { outcome: "not-begun", detail: reply.detail } };
    }
    const { json, refusal } = readHttpAnswer(reply, INTELLIPRINT);
    const id = textAt(json, "id");
    if (refusal !== null) return { refusal };
    return id === null ? { refusal: retryLater("The draft has no id") } : { id };
  }

  return {
    name: "intelliprint",
    send(message, handOver) {
      const sending = deliver(message, handOver).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    },
    async verify() {
      const reply = await http.call(get(options, { limit: "1" }));
      return readHttpAnswer(reply, INTELLIPRINT).refusal;
    },
    async reconcile(lost) {
      const query = { reference: lost.message.attemptId, limit: "100" };
      const answer = readHttpAnswer(await http.call(get(options, query)), INTELLIPRINT);
      return findPrint(answer, lost, options.settledAfterMs ?? SETTLED_AFTER_MS);
    },
    async close() {
      isClosing = true;
      await Promise.all([http.close(), ...underWay]);
    },
  };
}

async function order(
  { attemptId, letter }: LetterMessage,
  { postage, isTest }: IntelliprintOptions,
): Promise<FormData | Receipt> {
  try {
    const address = readPrintAddress(letter);
    if (address === null) {
      const detail = `Not a country: ${letter.recipient.country}`;
      return { outcome: "bad-recipient", detail };
    }
    const pdf = await typesetLetter(letter);
    return composePrint({ attemptId, address, pdf, postage, isTest });
  } catch (error) {
    return { outcome: "content-rejected", detail: (error as Error).message };
  }
}

/** A question about print jobs; Intelliprint shows those of the test only to who asks for them. */
function get(options: IntelliprintOptions, query: Record<string, string>): HttpCall {
  const search = new URLSearchParams({ ...query, testmode: String(options.isTest) });
  const url = `${rootOf(options)}/prints?${search.toString()}`;
  return { method: "GET", url, headers: authorize(options) };
}

async function post(options: IntelliprintOptions, path: string, form: FormData): Promise<HttpCall> {
  const packed = new Response(form);
  const type = packed.headers.get("content-type") ?? "multipart/form-data";
  const headers = { ...authorize(options), "content-type": type };
  const body = new Uint8Array(await packed.arrayBuffer());
  return { method: "POST", url: `${rootOf(options)}${path}`, headers, body };
}

function rootOf({ baseUrl }: IntelliprintOptions): string {
  return baseUrl.replace(/\/+$/, "");
}

function authorize({ apiKey }: IntelliprintOptions): Record<string, string> {
  return { authorization: `Bearer ${apiKey}`, accept: "application/json" };
}

function retryLater(detail: string): Receipt {
  return { outcome: "retry-later", detail, retryAfterSeconds: null };
}
