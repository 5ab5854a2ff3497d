/** Tells one sheet from another, and nothing else. Browsers have no `randomUUID` on pages that come over plain http. */
export const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
