import { setTimeout as pause } from "node:timers/promises";
import { toCallback, USUAL_STEPS } from "#test/emulator/callback-bodies.ts";
import { drawFrom } from "#test/emulator/faults.ts";
import type { Hook, SignedRequest } from "#test/emulator/sign-callbacks.ts";
import type { Accepted, ProviderName } from "#test/emulator/vendor.ts";

export type Callbacks = {
  set(hook: Hook): void;
  hook(provider: ProviderName): Hook;
  /** Reports in the background what becomes of a message; `failure` is the vendor's code for a bad end. */
  report(message: Accepted, callbackUrl: string | null, failure: string | null): void;
  /** Posts one request now and answers what came back; null where nobody answered. */
  post(request: SignedRequest): Promise<number | null>;
  counts(): { posted: number; refused: number; lost: number };
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  stop(): void;
};

const AT_ONCE = 32;

/** Posts the vendors' reports, a few at a time. */
export function openCallbacks(): Callbacks {
  const hooks = new Map<ProviderName, Hook>();
  const counts = { posted: 0, refused: 0, lost: 0 };
  const waiting: (() => Promise<void>)[] = [];
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const draw = drawFrom(7);
  const hookOf = (provider: ProviderName) => hooks.get(provider) ?? { provider };

  async function post({ url, headers, body }: SignedRequest): Promise<number | null> {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(15_000)]);
      const answer = await fetch(url, { method: "POST", headers, body, signal });
      await answer.arrayBuffer();
      if (answer.ok) counts.posted += 1;
      else counts.refused += 1;
      return answer.status;
    } catch {
      counts.lost += 1;
      return null;
    }
  }

  async function postSurely(request: SignedRequest, retries: number): Promise<void> {
    for (let tried = 1; !stopping.signal.aborted; tried += 1) {
      const status = await post(request);
      if ((status !== null && status < 500) || tried > retries) return;
      await pause(tried * 1000);
    }
  }

  function runWaiting(): void {
    while (running.size < AT_ONCE && waiting.length > 0) {
      const run = waiting.shift()!().finally(() => {
        running.delete(run);
        runWaiting();
      });
      running.add(run);
    }
  }

  return {
    set: (hook) => void hooks.set(hook.provider, hook),
    hook: hookOf,
    report(message, callbackUrl, failure) {
      const hook = hookOf(message.provider);
      const url = hook.isOff === true ? undefined : (callbackUrl ?? hook.url);
      if (url === undefined) return;
      const usual = hook.steps ?? USUAL_STEPS[message.provider];
      const states = failure === null ? usual : (["failed"] as const);
      const requests = states.map((state, index) => () => {
        const at = new Date(Date.parse(message.at) + index * 1000);
        message.state = state;
        message.failure = failure;
        return toCallback({ message, state, failure, at }, url, hook);
      });
      waiting.push(async () => {
        if (hook.delayMs !== undefined) await pause(hook.delayMs);
        for (const request of arrange(requests, hook, draw)) {
          await postSurely(request, hook.retries ?? 0);
        }
      });
      runWaiting();
    },
    post,
    counts: () => ({ ...counts }),
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    stop() {
      waiting.length = 0;
      stopping.abort();
    },
  };
}

/** Each is built in the order of what happened, then posted in the order that is asked for. */
function arrange(
  requests: (() => SignedRequest)[],
  hook: Hook,
  draw: () => number,
): SignedRequest[] {
  const built = requests.map((build) => build());
  const all = hook.duplicate === true ? built.flatMap((each) => [each, each]) : built;
  if (hook.order === "reversed") return all.toReversed();
  return hook.order === "shuffled"
    ? all
        .map((each) => [draw(), each] as const)
        .sort(([left], [right]) => left - right)
        .map(([, each]) => each)
    : all;
}
