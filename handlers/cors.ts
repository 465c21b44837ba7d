/** What a browser may send, and what a page may read of the answer. */
export const allowedHeaders = ["Content-Type", "Authorization", "If-Match", "If-None-Match"];
export const exposedHeaders = ["ETag", "Location", "Retry-After", "X-Request-Id"];
