// Loaded before a program (`--import`): its clock is off by so many milliseconds as TEST_CLOCK_OFF says.
const off = Number(process.env.TEST_CLOCK_OFF);
const True = Date;

globalThis.Date = class extends True {
  constructor(...given: [] | ConstructorParameters<typeof True>) {
    if (given.length) super(...given);
    else super(True.now() + off);
  }
  static override now(): number {
    return True.now() + off;
  }
} as typeof Date;
