/** Makes a signal that never fires: a sweep stops between its calls, and lets those under way finish. */
export const toTheEnd = (): AbortSignal => new AbortController().signal;
