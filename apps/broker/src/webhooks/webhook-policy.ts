import { Injectable } from '@nestjs/common';

export interface WebhookRules {
  readonly schemes: readonly string[];
  /** Names, or `*.example.org` for everything below; none: any host. */
  readonly hosts: readonly string[];
  readonly methods: readonly string[];
}

/** Which requests webhooks may make; whoever may create one could otherwise reach whatever the broker can. */
@Injectable()
export class WebhookPolicy {
  constructor(private readonly rules: WebhookRules) {}

  /** What speaks against a request, if anything does. */
  problemOf({ method, url }: { readonly method: string; readonly url: string }): string | undefined {
    const { schemes, hosts, methods } = this.rules;
    if (!methods.includes(method.toUpperCase())) {
      return `method must be one of ${methods.join(', ')} (see PACT_BROKER_WEBHOOK_HTTP_METHOD_WHITELIST)`;
    }
    // A parameter in the host would be filled in by whoever publishes.
    const target = URL.parse(url.replaceAll(/\$\{[\w.]+\}/g, 'parameter'));
    if (target === null || /^[^/]*\/\/[^/?#]*\$\{/.test(url)) {
      return `url must be an absolute URL without parameters in its host, got '${url}'`;
    }
    const scheme = target.protocol.slice(0, -1);
    if (!schemes.includes(scheme)) {
      return `scheme must be one of ${schemes.join(', ')}, got ${scheme} (see PACT_BROKER_WEBHOOK_SCHEME_WHITELIST)`;
    }
    if (hosts.length > 0 && !hosts.some((pattern) => matchesHost(pattern, target.hostname))) {
      return `host must be in the whitelist ${hosts.join(', ')}, got ${target.hostname} (see PACT_BROKER_WEBHOOK_HOST_WHITELIST)`;
    }
    return undefined;
  }
}

function matchesHost(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern.toLowerCase();
}
