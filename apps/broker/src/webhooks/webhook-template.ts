/** What `${pactbroker.NAME}` in a webhook stands for. */
export type TemplateValues = Readonly<Record<string, string>>;

/** Fills the values into every text of a value; unknown ones stay as they are. */
export function fillTemplate(template: unknown, values: TemplateValues): unknown {
  if (typeof template === 'string') {
    return fillText(template, values);
  }
  if (Array.isArray(template)) {
    return template.map((entry) => fillTemplate(entry, values));
  }
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(
      Object.entries(template).map(([name, value]) => [fillText(name, values), fillTemplate(value, values)]),
    );
  }
  return template;
}

/** `escape` fits the values to where they stand. */
export function fillText(
  template: string,
  values: TemplateValues,
  escape: (value: string) => string = (value) => value,
): string {
  return template.replaceAll(/\$\{pactbroker\.(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : escape(value);
  });
}
