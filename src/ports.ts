/** How the house reaches the world, by what is reached. */
export type * from './ports/job-queue.ts';
export type * from './ports/log.ts';
export * from './ports/media-tool.ts';
export type * from './ports/object-store.ts';
export type * from './ports/pages.ts';
export type * from './ports/uploads.ts';
