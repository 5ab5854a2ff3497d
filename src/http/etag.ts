/** RFC 9110: whether a header such as `"3", W/"4"` or `*` names an entity tag. Weak tags count as what they mark. */
export const namesTag = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag)));

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
