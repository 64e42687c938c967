export type Caller = { url: string; key: string };
export type Request = { method: string; path: string; body?: object; csv?: string };

/** The server said no; what it answered is in the message. */
class ApiError extends Error {}

/** Asks the API for one thing and answers its JSON; no answer or a refusal throws. */
export async function callApi<Answer>(caller: Caller, request: Request): Promise<Answer> {
  const content = request.csv ?? (request.body ? JSON.stringify(request.body) : null);
  const type = request.csv === undefined ? "application/json" : "text/csv";
  const answer = await fetch(`${caller.url}${request.path}`, {
    method: request.method,
    headers: {
      authorization: `Bearer ${caller.key}`,
      ...(content === null ? {} : { "content-type": type }),
    },
    body: content,
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new ApiError(`${request.method} ${request.path}: ${answer.status} ${text}`);
  }
  return JSON.parse(text) as Answer;
}

type Page<Item> = { data: Item[]; hasMore: boolean };

/** Everything that a listing has, page by page. */
export async function listAll<Item extends { id: string }>(
  caller: Caller,
  path: string,
): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const last = items.at(-1);
    const after = last ? `&startingAfter=${last.id}` : "";
    const separator = path.includes("?") ? "&" : "?";
    const page = await callApi<Page<Item>>(caller, {
      method: "GET",
      path: `${path}${separator}limit=500${after}`,
    });
    items.push(...page.data);
    if (!page.hasMore) return items;
  }
}
