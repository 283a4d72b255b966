const payloadName = /^(?:value|data|payload|secret\w*)$/i;

/** Whether a text of this name is the secret itself in the APIs of the clouds. */
export function isPayloadName(name: string): boolean {
  return payloadName.test(name);
}
