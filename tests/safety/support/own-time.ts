/** Milliseconds between two looks at the clock. */
const tick = 10;

/**
 * Tells how many milliseconds this process had for its work since the start of it. Of a longer time in which others had the processor, or a
 * render had it, two ticks count: so a bound holds on a busy machine, too, and what hangs still passes it.
 */
export function ownTime(): { passed(): number; stop(): void } {
  let passed = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    passed += Math.min(now - last, 2 * tick);
    last = now;
  }, tick);
  return { passed: () => passed, stop: () => clearInterval(timer) };
}
