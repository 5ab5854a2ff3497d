const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Whether Windows keeps a name for a device, whatever its ending: no file can be saved under one. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);
