/** Values that are found by a key under which several may stand, in the order they came. */
export type Index<Value> = { add(key: string, value: Value): void; at(key: string): Value[] };

/** Opens an empty index. */
export function openIndex<Value>(): Index<Value> {
  const lists = new Map<string, Value[]>();
  return {
    add(key, value) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [value]);
      else list.push(value);
    },
    at: (key) => lists.get(key) ?? [],
  };
}
