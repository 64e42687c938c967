import { randomBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import {
  findMissingField,
  findWrongField,
  readPrintForm,
  type PrintForm,
} from "#test/emulator/intelliprint-shape.ts";
import {
  addressField,
  toAccepted,
  toObject,
  type Print,
} from "#test/emulator/intelliprint-print.ts";
import { openIndex } from "#test/emulator/open-index.ts";
import {
  json,
  type Call,
  type Desk,
  type Refusal,
  type Reply,
  type Vendor,
} from "#test/emulator/vendor.ts";

const ROOT = "/v1/prints";
const TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  402: "payment_error",
  429: "rate_limited",
};
/**
 * Intelliprint's prints. A draft is POST /v1/prints, multipart: file (PDF), type=letter,
 * recipients[0][address][name|line|postcode|country], postage[service], reference, testmode,
 * confirmed=false. POST /v1/prints/{id} with confirmed=true prints it, once. GET /v1/prints lists
 * by reference, and test prints only with testmode=true.
 */
export function openIntelliprint(desk: Desk): Vendor {
  const prints = new Map<string, Print>();
  const byReference = openIndex<Print>();

  async function create(call: Call): Promise<Reply> {
    const form = await readForm(call);
    if (form === null) return refuse({ message: "The body must be multipart/form-data" });
    const wrong = findWrongField(form) ?? findMissingField(form);
    if (wrong !== null) return refuse({ message: wrong.message, code: wrong.param });
    const id = `print_${randomBytes(12).toString("hex")}`;
    const fields = new Map(form.texts);
    const print: Print = { id, created: new Date(), fields, file: form.file, accepted: null };
    const magic = desk.magicFor("intelliprint", print.fields.get(addressField("name"))!);
    if (magic !== null && magic.later === undefined) return refuse(magic);
    prints.set(id, print);
    byReference.add(print.fields.get("reference") ?? "", print);
    if (print.fields.get("confirmed") === "true") confirm(print);
    return json(200, toObject(print));
  }

  function confirm(print: Print): void {
    print.fields.set("confirmed", "true");
    print.accepted = toAccepted(print);
    desk.accept(print.accepted, null);
  }

  async function update(print: Print, call: Call): Promise<Reply> {
    const form = await readForm(call);
    if (form === null) return refuse({ message: "The body must be multipart/form-data" });
    if (print.accepted !== null) return refuse({ message: "This print job is confirmed already" });
    const wrong = findWrongField(form);
    if (wrong !== null) return refuse({ message: wrong.message, code: wrong.param });
    for (const [name, value] of form.texts) print.fields.set(name, value);
    if (form.texts.get("confirmed") === "true") confirm(print);
    return json(200, toObject(print));
  }

  function list(query: URLSearchParams): Reply {
    const reference = query.get("reference");
    const limit = Number(query.get("limit") ?? 10);
    const skip = Number(query.get("skip") ?? 0);
    const confirmed = query.get("confirmed");
    const isTest = query.get("testmode") ?? "false";
    if (!(limit >= 1 && limit <= 1000)) return refuse({ message: "limit", code: "limit" });
    const found = (reference === null ? [...prints.values()] : byReference.at(reference))
      .filter((each) => prints.has(each.id) && (each.fields.get("testmode") ?? "false") === isTest)
      .filter((each) => confirmed === null || String(each.accepted !== null) === confirmed)
      .reverse();
    const data = found.slice(skip, skip + limit).map((each) => toObject(each));
    return json(200, { object: "list", data, has_more: found.length > skip + limit });
  }

  async function answer(call: Call): Promise<Reply> {
    if (call.headers.authorization !== `Bearer ${CREDENTIALS.intelliprint.apiKey}`) {
      return refuse({ status: 401, message: "Invalid API key" });
    }
    if (call.path === ROOT) {
      if (call.method === "POST") return create(call);
      return call.method === "GET" ? list(call.query) : refuse({ status: 404 });
    }
    const print = prints.get(call.path.slice(ROOT.length + 1));
    if (print === undefined) return refuse({ status: 404, message: "No such print job" });
    if (call.method === "POST") return update(print, call);
    if (call.method === "GET") return json(200, toObject(print));
    prints.delete(print.id);
    return json(200, { object: "print", id: print.id, deleted: true });
  }

  return {
    name: "intelliprint",
    owns: (path) => path === ROOT || path.startsWith(`${ROOT}/`),
    // A print that is created confirmed counts as prepared; ours never is.
    operationOf: (method, path) => {
      if (method !== "POST") return "read";
      return path === ROOT ? "prepare" : "send";
    },
    answer,
    refuse,
    withoutId: (reply) => ({ ...reply, body: '{"object":"print"}' }),
  };
}

function readForm(call: Call): Promise<PrintForm | null> {
  return readPrintForm(call.headers["content-type"] ?? "", call.body);
}

function refuse({ status = 400, message, code }: Refusal): Reply {
  const usual = status >= 500 ? "internal_error" : "invalid_request_error";
  const type = TYPES[status] ?? usual;
  const words = message ?? "The request was refused";
  return json(status, { error: { type, message: words, code: code ?? type, param: code ?? null } });
}
