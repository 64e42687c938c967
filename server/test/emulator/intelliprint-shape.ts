const ADDRESS = /^recipients\[0\]\[address\]\[(name|line|postcode|country)\]$/;
const FIELDS =
  /^(type|reference|testmode|confirmed|confidential|content|file|metadata\[\w+\]|postage\[(service|ideal_envelope|mail_date)\]|printing\[(double_sided|black_and_white|premium_quality)\]|nudge\[[xy]\])$/;
const SERVICES = new Set(
  `uk_second_class uk_second_class_signed_for uk_first_class uk_first_class_signed_for
   uk_special_delivery_9am uk_special_delivery international tracked_24 tracked_48`.split(/\s+/),
);
const FLAGS = ["testmode", "confirmed", "confidential"];

export type Wrong = { message: string; param: string };
export type PrintForm = { texts: ReadonlyMap<string, string>; file: Buffer | null };

/** Reads a multipart or urlencoded body; null where it is neither. */
export async function readPrintForm(type: string, body: Buffer): Promise<PrintForm | null> {
  try {
    const request = new Response(new Uint8Array(body), { headers: { "content-type": type } });
    const texts = new Map<string, string>();
    let file: Buffer | null = null;
    for (const [name, value] of await request.formData()) {
      if (typeof value === "string") texts.set(name, value);
      else if (name === "file") file = Buffer.from(await value.arrayBuffer());
      else texts.set(name, "(a file)");
    }
    return { texts, file };
  } catch {
    return null;
  }
}

/** What is wrong with the fields that are given, whether all that is needed is there or not. */
export function findWrongField({ texts, file }: PrintForm): Wrong | null {
  for (const [name, value] of texts) {
    if (!FIELDS.test(name) && !ADDRESS.test(name)) {
      return { message: "Received unknown parameter", param: name };
    }
    if (FLAGS.includes(name) && value !== "true" && value !== "false") {
      return { message: "Must be true or false", param: name };
    }
  }
  if ((texts.get("type") ?? "letter") !== "letter") {
    return { message: "Only letters are emulated", param: "type" };
  }
  if (!SERVICES.has(texts.get("postage[service]") ?? "uk_second_class")) {
    return { message: "No such postage service", param: "postage[service]" };
  }
  return file !== null && !file.subarray(0, 5).equals(Buffer.from("%PDF-"))
    ? { message: "The file is not a PDF", param: "file" }
    : null;
}

/** What a new print still lacks. */
export function findMissingField({ texts, file }: PrintForm): Wrong | null {
  if ((file === null) === !texts.has("content")) {
    return { message: "Provide either a file or content", param: "file" };
  }
  const wanted = ["name", "line", "country"].map((part) => `recipients[0][address][${part}]`);
  const missing = wanted.find((name) => (texts.get(name) ?? "").trim() === "");
  if (missing !== undefined) return { message: "Missing required parameter", param: missing };
  const country = "recipients[0][address][country]";
  return /^[A-Z]{2}$/.test(texts.get(country)!)
    ? null
    : { message: "Must be an ISO 3166-1 alpha-2 code", param: country };
}
