export type Mail = { subject: string; text: string; html: string };

type Part = { headers: Map<string, string>; body: string };

/** Takes a message apart as a mail program does: headers, encoded words, alternatives and their encodings. */
export function parseMail(raw: string): Mail {
  const whole = splitPart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(whole.headers.get("content-type") ?? "")?.[1];
  const parts = boundary
    ? whole.body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => splitPart(part.replace(/^\r\n/, "")))
    : [whole];
  const find = (type: string) =>
    parts.find((part) => part.headers.get("content-type")?.startsWith(type));
  return {
    subject: decodeWords(whole.headers.get("subject") ?? ""),
    text: decodeBody(find("text/plain")),
    html: decodeBody(find("text/html")),
  };
}

/** What two texts are compared by: mail has its own line ends, and one at the end. */
export function plainLines(text: string): string {
  return text.replaceAll("\r\n", "\n").trimEnd();
}

function splitPart(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const headers = head.split("\r\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: raw.slice(end + 4) };
}

function decodeBody(part: Part | undefined): string {
  if (!part) return "";
  const encoding = part.headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(part.body, "base64").toString("utf8");
  const bytes = encoding === "quoted-printable" ? unquote(part.body) : part.body;
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const unquote = (text: string): string =>
  text
    .replace(/[ \t]+\r\n/g, "\r\n")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Neighbouring encoded words are one text, and may cut a character in two. */
function decodeWords(text: string): string {
  const runs = /(?:=\?utf-8\?[bq]\?[^?]*\?=\s*)+/gi;
  return text.replace(runs, (run) => {
    const words = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)];
    const bytes = words.map(([, kind, word]) =>
      kind!.toLowerCase() === "b"
        ? Buffer.from(word!, "base64")
        : Buffer.from(unquote(word!.replaceAll("_", " ")), "latin1"),
    );
    return Buffer.concat(bytes).toString("utf8") + (/\s$/.test(run) ? " " : "");
  });
}
