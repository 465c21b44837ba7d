/** Wraps `make` to remember its values for the last keys, which are `limit` characters long together. */
export function remembering<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  let length = 0;
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      length += key.length;
    } else {
      // A Map is in the order of its insertions: what is used moves to the end.
      known.delete(key);
    }
    known.set(key, value);
    for (const oldest of known.keys()) {
      if (length <= limit) break;
      known.delete(oldest);
      length -= oldest.length;
    }
    return value;
  };
}
