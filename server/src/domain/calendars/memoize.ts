/** Answers like the pure `make` and remembers `limit` answers, forgetting the oldest first. */
export function memoize<Key, Answer extends NonNullable<unknown>>(
  limit: number,
  make: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const answer = make(key);
    if (known.size >= limit) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(key, answer);
    return answer;
  };
}
