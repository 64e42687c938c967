import { createHash, createHmac } from "node:crypto";
import type { WebhookRequest } from "#server/providers/inbound.ts";
import { isSameSecret } from "#server/providers/is-same-secret.ts";

/**
 * Says whether Twilio signed a request with one of the tokens: over the address it called and every
 * form field, known or not, or over an address that names the digest of a body of another kind.
 */
export function verifyTwilioSignature(
  request: WebhookRequest,
  form: URLSearchParams | null,
  tokens: readonly string[],
): boolean {
  const shown = request.headers["x-twilio-signature"] ?? "";
  if (!URL.canParse(request.url) || (form === null && !isBodyNamed(request))) {
    return false;
  }
  const fields = form === null ? "" : joinFields(form);
  const signable = listAddresses(request.url).flatMap((address) =>
    tokens.filter((token) => token !== "").map((token) => ({ token, text: address + fields })),
  );
  return signable.some(({ token, text }) =>
    isSameSecret(shown, createHmac("sha1", token).update(text, "utf8").digest("base64")),
  );
}

function joinFields(form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted();
  return names
    .flatMap((name) => [...new Set(form.getAll(name))].toSorted().map((value) => name + value))
    .join("");
}

function isBodyNamed({ url, body }: WebhookRequest): boolean {
  const named = new URL(url).searchParams.get("bodySHA256") ?? "";
  return isSameSecret(named.toLowerCase(), createHash("sha256").update(body).digest("hex"));
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** Twilio signs the address with or without its port, and does not say which. */
function listAddresses(given: string): readonly string[] {
  const address = given.replace(/#.*$/s, "");
  const { protocol, port, href } = new URL(address);
  const shownPort = port || (DEFAULT_PORTS[protocol] ?? "");
  const variants = [address, href].flatMap((one) => {
    const [, start = "", rest = ""] = /^([a-z]+:\/\/[^/?]*?)(?::\d*)?([/?].*)?$/is.exec(one) ?? [];
    return [one, `${start}${rest}`, `${start}:${shownPort}${rest}`];
  });
  return [...new Set(variants)];
}
