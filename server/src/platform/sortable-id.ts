import { randomBytes } from "node:crypto";

const COUNTERS = 4096;
let lastMs = 0;
let counter = 0;
let random = Buffer.alloc(0);
let used = 0;

/** A UUID of version 7 that sorts after every one this process made before, also within a millisecond. */
export function newSortableId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else {
    counter += 1;
    if (counter === COUNTERS) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, "0");
  const sequence = counter.toString(16).padStart(3, "0");
  const tail = takeRandom();
  const variant = ((parseInt(tail[0]!, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
}

function takeRandom(): string {
  if (used + 8 > random.length) {
    random = randomBytes(4096);
    used = 0;
  }
  const tail = random.toString("hex", used, used + 8);
  used += 8;
  return tail;
}
