import type { Problem } from "@dunlin/contract/refusals.ts";
import { DunlinError } from "#client/dunlin-error.ts";
import type { Request } from "#client/build-request.ts";

/** The answer of a response, JSON or the bytes of a document; throws a DunlinError for a refusal and for what is not Dunlin's. */
export async function readAnswer(response: Response, request: Request): Promise<unknown> {
  if (response.ok && isDocument(response)) return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  const requestId = response.headers.get("request-id");
  const { status } = response;
  if (response.ok && text === "") return undefined;
  const json = parse(response, text);
  if (response.ok && json !== undefined) return json;
  if (isProblem(json)) {
    const { code, detail, errors, evidence } = json;
    throw new DunlinError({
      status,
      code,
      detail,
      errors,
      evidence,
      requestId: json.requestId ?? requestId,
    });
  }
  const detail = describeStranger(response, request, text);
  throw new DunlinError({ status, code: "unexpected_answer", detail, requestId });
}

function isDocument(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/pdf") ?? false;
}

/** A code of a newer server counts too. */
function isProblem(json: unknown): json is Problem {
  const { code, detail } = (json ?? {}) as { code?: unknown; detail?: unknown };
  return typeof code === "string" && typeof detail === "string";
}

function parse(response: Response, text: string): unknown {
  if (!/[/+]json\b/.test(response.headers.get("content-type") ?? "")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Says what a proxy or another server answered in our server's place. */
function describeStranger(response: Response, request: Request, text: string): string {
  const where = `${request.method} ${request.url} was answered with ${response.status}`;
  const location = response.headers.get("location");
  if (location) return `${where}: it has moved to ${location}.`;
  const type = response.headers.get("content-type")?.split(";")[0] ?? "no content type";
  const start = text.replaceAll(/\s+/g, " ").trim().slice(0, 200);
  return `${where} and ${type} that is not an answer of Dunlin${start ? `: ${start}` : "."}`;
}
