/** What `${pactbroker.NAME}` in a webhook stands for. */
export type WebhookParameters = Readonly<Record<string, string>>;

/** Fills the parameters into every text of a value; unknown ones stay as they are. */
export function fillTemplate(template: unknown, parameters: WebhookParameters): unknown {
  if (typeof template === 'string') {
    return fillText(template, parameters);
  }
  if (Array.isArray(template)) {
    return template.map((entry) => fillTemplate(entry, parameters));
  }
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(
      Object.entries(template).map(([name, value]) => [fillText(name, parameters), fillTemplate(value, parameters)]),
    );
  }
  return template;
}

/** `escape` fits the values to where they stand. */
export function fillText(
  template: string,
  parameters: WebhookParameters,
  escape: (value: string) => string = (value) => value,
): string {
  return template.replaceAll(/\$\{pactbroker\.(\w+)\}/g, (placeholder, name: string) => {
    const value = parameters[name];
    return value === undefined ? placeholder : escape(value);
  });
}
