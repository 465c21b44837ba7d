/**
 * Wraps `make` to remember its values for the last keys, which are `limit` to twice as many characters long together. The older half is forgotten at once:
 * to move each key to the end when it is used takes longer than to find it.
 */
export function remembering<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  let known = new Map<string, Value>();
  let older = known;
  let length = 0;
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = older.get(key) ?? make(key);
    if (length > limit) {
      older = known;
      known = new Map();
      length = 0;
    }
    known.set(key, value);
    length += key.length;
    return value;
  };
}
