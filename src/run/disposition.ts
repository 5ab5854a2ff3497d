/**
 * The header that gives a download its name (RFC 6266): plain letters for old clients, and the name as it is for all
 * others (RFC 8187).
 */
export const dispositionOf = (filename: string, isInline = false): string => {
  const plain = filename
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const coded = encodeURIComponent(filename.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${coded}`;
};
