/** Waits for a promise, but no longer than so many milliseconds. @returns whether it has settled */
export const within = async (milliseconds: number, promise: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([promise.then(yes, yes), late]);
  } finally {
    clearTimeout(timer);
  }
};

const yes = (): boolean => true;
