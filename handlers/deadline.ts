/**
 * Returns a signal that fires after so many milliseconds, unless `end` is called before. An `AbortSignal.timeout` would stay in memory until then,
 * long after its request is answered.
 */
export function startDeadline(ms: number): { signal: AbortSignal; end: () => void } {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new DOMException("The deadline of the request has passed.", "TimeoutError")), ms).unref();
  return { signal: deadline.signal, end: () => clearTimeout(timer) };
}
