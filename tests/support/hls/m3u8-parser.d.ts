declare module 'm3u8-parser' {
  export class Parser {
    push(text: string): void;
    end(): void;
    readonly manifest: {
      readonly targetDuration: number;
      readonly segments: readonly {
        readonly uri: string;
        readonly duration: number;
        readonly map?: { readonly uri: string };
      }[];
    };
  }
}
