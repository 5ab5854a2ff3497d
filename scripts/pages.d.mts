/** Builds the pages of the service, unless those that are there were made from the same files. */
export declare const buildPages: () => void;
